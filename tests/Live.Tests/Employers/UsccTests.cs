using LiveFair.Live.Employers;

namespace LiveFair.Live.Tests.Employers;

public sealed class UsccTests
{
    [Theory]
    [InlineData("914403001922038216")]
    [InlineData("9144030071526726XG")]
    [InlineData("91330100799655058B")]
    [InlineData("91110000802100433B")]
    [InlineData("91640100MA00000230")]
    public void A_code_in_use_is_valid_and_every_other_last_character_is_not(string code)
    {
        Assert.True(Uscc.TryParse(code, out var read));
        Assert.Equal(code, read.Value);
        Assert.All(
            "0123456789ABCDEFGHJKLMNPQRTUWXY".Where(check => check != code[17]),
            check => Assert.False(Uscc.TryParse(code[..17] + check, out _)));
    }

    [Fact]
    public void Two_neighbours_exchanged_are_noticed() => Assert.All(
        Enumerable.Range(0, 16).Where(i => "914403001922038216"[i] != "914403001922038216"[i + 1]),
        i =>
        {
            var code = "914403001922038216".ToCharArray();
            (code[i], code[i + 1]) = (code[i + 1], code[i]);
            Assert.False(Uscc.TryParse(new string(code), out _));
        });

    [Fact]
    public void Small_letters_and_blanks_around_are_forgiven()
    {
        Assert.True(Uscc.TryParse(" 9144030071526726xg ", out var code));
        Assert.Equal("9144030071526726XG", $"{code}");
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("91440300192203821")]
    [InlineData("9144030019220382166")]
    [InlineData("91440300I922038216")]
    [InlineData("9144030O1922038216")]
    [InlineData("９14403001922038216")]
    [InlineData("无统一社会信用代码的个人雇主登记在")]
    public void Wrong_lengths_and_letters_that_codes_leave_out_are_refused(string? text)
    {
        Assert.False(Uscc.TryParse(text, out var code));
        Assert.Equal(default, code);
    }
}
