using System.Text.Json;
using LiveFair.Bench.Fanout;

namespace LiveFair.Bench.Tests.Fanout;

/// <summary>Viewers that came back, and when that is good enough.</summary>
public sealed class ReturnedTests
{
    private static readonly Returned Read = Returned.Read(JsonElement.Parse(Steps.Line(
        """
        "back": 10000, "away": 1, "unrecovered": 0, "retried": 3, "back_p50_s": 2.5, "back_max_s": 14.5
        """)));

    private static readonly FanoutOptions Options = FanoutOptions.Read(["return", "--runs", "2"]);

    [Fact]
    public void What_the_load_client_tells_of_them_is_read()
    {
        Assert.Equal((10_000, 1, 0, 3), (Read.Back, Read.Away, Read.Unrecovered, Read.Retried));
        Assert.Equal((2.5, 14.5, 200), (Read.HalfSeconds, Read.AllSeconds, Read.Whole.Rate));
    }

    [Fact]
    public void All_are_back_in_time_behind_their_place_with_nothing_lost_in_every_run()
    {
        Assert.True(ReturnBench.IsMet([Read, Read], Options));
        Assert.False(ReturnBench.IsMet([Read, Read with { Back = 9_999 }], Options));
        Assert.False(ReturnBench.IsMet([Read, Read with { AllSeconds = 15.1 }], Options));
        Assert.False(ReturnBench.IsMet([Read, Read with { Unrecovered = 1 }], Options));
        Assert.False(ReturnBench.IsMet([Read, Read with { Whole = Read.Whole with { Lost = 1 } }], Options));
        Assert.False(ReturnBench.IsMet([Read, Read with { Whole = Read.Whole with { Repeated = 1 } }], Options));
    }

    [Fact]
    public void A_run_that_is_missing_is_no_good_one()
    {
        Assert.False(ReturnBench.IsMet([Read], Options));
        Assert.False(ReturnBench.IsMet([], Options));
    }
}
