using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Viewers;

public sealed class ThrottleTests
{
    private readonly Throttle _throttle = new(burst: 3, TimeSpan.FromSeconds(2));

    [Theory]
    [InlineData("0 0 0 0", "- - - 2000")]
    [InlineData("0 0 0 500", "- - - 1500")]
    [InlineData("0 0 0 1999 2000 2000", "- - - 1 - 2000")]
    [InlineData("0 0 0 0 0 0 2000", "- - - 2000 2000 2000 -")]
    [InlineData("0 1000 2000 3000 4000 5000", "- - - - - 1000")]
    [InlineData("0 0 0 6000 6000 6000 6000", "- - - - - - 2000")]
    [InlineData("0 0 0 86400000 86400000 86400000 86400000", "- - - - - - 2000")]
    public void Three_at_once_then_one_every_two_seconds(string at, string waits)
    {
        var said = at.Split(' ').Select(ms => Take(int.Parse(ms)) is { } wait ? $"{wait.TotalMilliseconds}" : "-");

        Assert.Equal(waits, string.Join(' ', said));
    }

    [Fact]
    public void After_exactly_the_wait_it_succeeds()
    {
        _ = (Take(0), Take(0), Take(0));
        var wait = Take(700);

        Assert.NotNull(Take(700 + (int)wait!.Value.TotalMilliseconds - 1));
        Assert.Null(Take(700 + (int)wait.Value.TotalMilliseconds));
    }

    [Fact]
    public void A_clock_set_back_shuts_nobody_out()
    {
        const int HourBack = -3_600_000;
        _ = (Take(0), Take(0), Take(0));

        Assert.Equal(TimeSpan.FromSeconds(2), Take(HourBack));
        Assert.Null(Take(HourBack + 2_000));
    }

    [Fact]
    public void A_clock_set_back_gives_no_new_burst()
    {
        _ = (Take(0), Take(0), Take(0));

        Assert.Equal(TimeSpan.FromSeconds(2), Take(-10));
    }

    private TimeSpan? Take(int ms) => _throttle.Take(Fair.Now.AddMilliseconds(ms));
}
