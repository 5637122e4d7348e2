using LiveFair.Live.Interest.Reading;

namespace LiveFair.Live.Tests.Interest.Reading;

public sealed class NumberTests
{
    [Theory]
    [InlineData("十五", 15)]
    [InlineData("一百二十", 120)]
    [InlineData("四千五", 4_500)]
    [InlineData("两万五", 25_000)]
    [InlineData("二十万", 200_000)]
    [InlineData("一百五十万", 1_500_000)]
    [InlineData("3.5k", 3_500)]
    [InlineData("2万", 20_000)]
    [InlineData("3000-4000", 3_000)]
    public void A_number_is_what_it_says_of_a_range_the_first(string text, double value) =>
        Assert.Equal(new Number(0, text.Length, value), Number.At(text, 0));

    [Fact]
    public void A_sum_before_one_day_is_not_one_more() => Assert.Equal(new Number(0, 2, 400), Number.At("四百一天", 0));
}
