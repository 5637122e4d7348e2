using System.Text.Json;
using LiveFair.Bench.Fanout;

namespace LiveFair.Bench.Tests.Fanout;

/// <summary>What is made of the seconds and rates that were measured.</summary>
public sealed class OverloadTests
{
    private static readonly Overload Read = Overload.Read("livefair", JsonElement.Parse(Steps.Line(
        """
        "seconds": [
          {"arrived": 100, "p99_ms": 40}, {"arrived": 120, "p99_ms": 50},
          {"arrived": 90, "p99_ms": 300}, {"arrived": 110, "p99_ms": 700},
          {"arrived": 100, "p99_ms": 60}, {"arrived": 100, "p99_ms": 50}
        ]
        """)));

    [Fact]
    public void Its_seconds_are_three_parts_of_the_same_length()
    {
        Assert.Equal((110, 100), (Read.Best, Read.Loaded));
        Assert.Equal((50, 700), (Read.P99Before, Read.P99During));
        Assert.Equal((7, 2, 1), (Read.Whole.Skipped, Read.Whole.ServerMiB, Read.Whole.SocketMiB));
    }

    [Theory]
    [InlineData(50, 60, 0)]
    [InlineData(51, 49, 1)]
    [InlineData(51, 51, null)]
    [InlineData(double.NaN, 20, 1)]
    [InlineData(double.NaN, double.NaN, null)]
    public void It_is_as_before_with_the_first_second_that_is_no_slower(double first, double second, int? after) =>
        Assert.Equal(after, (Read with
        {
            Seconds = [.. Read.Seconds.Take(4), new Second(1, first), new Second(1, second)],
        }).BackAfter);

    [Fact]
    public void The_best_rate_is_the_lowest_that_delivers_as_much_as_any_that_holds() =>
        Assert.Equal(200, Overload.BestOf([At(100, 500), At(200, 990), At(300, 1_000), Not(400, 2_000)])?.Rate);

    [Fact]
    public void Where_no_rate_holds_none_is_best() => Assert.Null(Overload.BestOf([Not(10, 500)]));

    private static Step At(double rate, double delivered) => Read.Whole with { Rate = rate, Delivered = delivered };

    private static Step Not(double rate, double delivered) => At(rate, delivered) with { Holds = false };
}
