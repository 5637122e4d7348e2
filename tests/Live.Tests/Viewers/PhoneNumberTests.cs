using LiveFair.Live.Applications;
using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Viewers;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13800138000")]
    [InlineData("138 0013 8000")]
    [InlineData("138-0013-8000")]
    [InlineData("+8613800138000")]
    [InlineData("+86 138 0013 8000")]
    [InlineData("86-138-0013-8000")]
    [InlineData("１３８００１３８０００")]
    [InlineData("　138　0013　8000")]
    public void A_number_is_read_as_people_type_it(string typed)
    {
        Assert.True(PhoneNumber.TryParse(typed, out var phone));
        Assert.Equal("13800138000", phone.Digits);
    }

    [Theory]
    [InlineData("13000000000", true)]
    [InlineData("19999999999", true)]
    [InlineData("12800138000", false)]
    [InlineData("10086", false)]
    [InlineData("1380013800", false)]
    [InlineData("138001380001", false)]
    [InlineData("23800138000", false)]
    [InlineData("09515012345", false)]
    [InlineData("8713800138000", false)]
    [InlineData("+1 380 013 8000", false)]
    [InlineData("+13800138000", false)]
    [InlineData("138+00138000", false)]
    [InlineData("1380013800O", false)]
    [InlineData("١٣٨٠٠١٣٨٠٠٠", false)]
    [InlineData("13800138000;", false)]
    [InlineData("                                         13800138000", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_mainland_mobile_numbers_are_numbers(string? typed, bool valid) =>
        Assert.Equal(valid, PhoneNumber.TryParse(typed, out _));

    [Fact]
    public void A_number_never_prints_whole()
    {
        var phone = PhoneNumber.FromStore("13812341234");
        var command = new ApplyCommand
        {
            By = Fair.Viewer, Op = new OpId("op"), Name = PersonName.FromStore("马小雨"), Phone = phone,
        };

        Assert.Equal("138****1234", phone.Masked);
        Assert.Equal("138****1234", $"{phone}");
        Assert.DoesNotContain("12341", command.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("小雨", command with { By = Fair.OtherViewer } + "", StringComparison.Ordinal);
        Assert.DoesNotContain(
            "12341", $"{new ViewerProfile(new ViewerId("v"), "小雨", phone)}", StringComparison.Ordinal);
        Assert.Equal("", default(PhoneNumber).ToString());
    }
}
