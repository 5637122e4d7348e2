using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Tests.Measures;

/// <summary>How numbers are printed.</summary>
public sealed class NumbersTests
{
    [Theory]
    [InlineData(1234.56, 0, "1235")]
    [InlineData(1234.56, 1, "1234.6")]
    [InlineData(double.NaN, 1, "-")]
    [InlineData(double.PositiveInfinity, 0, "-")]
    public void A_dash_stands_where_there_is_no_number(double number, int digits, string shown) =>
        Assert.Equal(shown, Numbers.Show(number, digits));

    [Fact]
    public void Below_zero_no_latency_was_measured() =>
        Assert.Equal([0, 1.5, double.NaN], new[] { 0, 1.5, -1 }.Select(Numbers.Latency));
}
