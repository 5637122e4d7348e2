using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class ScreenSamplerTests
{
    [Theory]
    [InlineData("0 0 0 0 0", "++---")]
    [InlineData("0 100 999 1000 1001 1999 2000", "++-++-+")]
    [InlineData("0 500 900 60000", "++-+")]
    [InlineData("1500 1600 1700 900", "++-+")]
    public void The_first_two_of_each_second_are_shown(string at, string shown)
    {
        var sampler = new ScreenSampler(perSecond: 2);

        var said = at.Split(' ').Select(ms => sampler.Shows(Fair.Now.AddMilliseconds(int.Parse(ms))) ? '+' : '-');

        Assert.Equal(shown, string.Concat(said));
    }

    [Fact]
    public void Nodes_that_read_the_same_log_choose_alike()
    {
        var random = new Random(7);
        var times = Enumerable.Range(0, 5_000)
            .Select(_ => Fair.Now.AddMilliseconds(random.Next(20_000))).Order().ToList();

        Assert.Equal(Chosen(times), Chosen(times));
        Assert.Equal(20 * 50, Chosen(times).Count(shown => shown));
    }

    private static List<bool> Chosen(IEnumerable<DateTimeOffset> times)
    {
        var sampler = new ScreenSampler(perSecond: 50);
        return [.. times.Select(sampler.Shows)];
    }
}
