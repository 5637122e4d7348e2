using System.Text.Json;
using LiveFair.Bench.Fanout;

namespace LiveFair.Bench.Tests.Fanout;

/// <summary>When a server has no cliff.</summary>
public sealed class OverloadReportTests
{
    private static readonly Overload Good = Overload.Read("livefair", JsonElement.Parse(Steps.Line(
        """
        "seconds": [{"arrived": 100, "p99_ms": 40}, {"arrived": 80, "p99_ms": 700}, {"arrived": 100, "p99_ms": 40}]
        """)));

    [Fact]
    public void It_delivers_on_goes_back_and_loses_nothing_in_every_run()
    {
        Assert.True(OverloadReport.IsMet([Good, Good], 2));
        Assert.False(OverloadReport.IsMet([Good, During(79)], 2));
        Assert.False(OverloadReport.IsMet([Good, After(41)], 2));
        Assert.False(OverloadReport.IsMet([Good, Good with { Whole = Good.Whole with { Lost = 1 } }], 2));
        Assert.False(OverloadReport.IsMet([Good, Good with { Whole = Good.Whole with { Repeated = 1 } }], 2));
    }

    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 5)]
    [InlineData(4, 5)]
    public void A_run_that_found_no_rate_is_no_good_one(int found, int runs) =>
        Assert.False(OverloadReport.IsMet([.. Enumerable.Repeat(Good, found)], runs));

    private static Overload During(long arrived) =>
        Good with { Seconds = [Good.Seconds[0], new Second(arrived, 700), Good.Seconds[2]] };

    private static Overload After(double p99) =>
        Good with { Seconds = [Good.Seconds[0], Good.Seconds[1], new Second(100, p99)] };
}
