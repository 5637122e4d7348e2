using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Tests.Measures;

/// <summary>The middle of several runs.</summary>
public sealed class MedianTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 7)]
    [InlineData(new double[] { 9, 1, 2 }, 2)]
    [InlineData(new double[] { 9, 1, 2, 4 }, 3)]
    [InlineData(new double[] { }, double.NaN)]
    [InlineData(new[] { 1, double.NaN, 2 }, double.NaN)]
    public void It_is_the_middle_number_or_the_mean_of_two_and_none_where_one_is_missing(
        double[] numbers, double median) => Assert.Equal(median, Median.Of(numbers));
}
