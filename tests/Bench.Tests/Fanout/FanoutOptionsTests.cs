using LiveFair.Bench.Fanout;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Tests.Fanout;

/// <summary>What can be asked of the benchmark, and what it refuses.</summary>
public sealed class FanoutOptionsTests
{
    [Fact]
    public void Without_options_all_servers_are_measured_with_everything_readable()
    {
        var options = FanoutOptions.Read([]);
        Assert.Equal(
            (FanoutAct.Rates, 5_000, 10_000, 4),
            (options.Act, options.Viewers, options.Readable, options.Peers.Count));
    }

    [Fact]
    public void An_overload_meets_the_feed_as_an_operator_has_it()
    {
        var options = FanoutOptions.Read(["overload"]);
        Assert.Equal((FanoutAct.Overload, 200), (options.Act, options.Readable));
        Assert.Equal(["livefair", "signalr"], options.Peers);
    }

    [Fact]
    public void Ten_thousand_come_back_unless_told_otherwise()
    {
        Assert.Equal(10_000, FanoutOptions.Read(["return"]).Viewers);
        Assert.Equal(500, FanoutOptions.Read(["return", "--viewers", "500"]).Viewers);
    }

    [Theory]
    [InlineData("quickly", "quickly is no option.")]
    [InlineData("overload return", "overload is no option.")]
    [InlineData("return --peers signalr", "return: only livefair's viewers")]
    [InlineData("return --stalled 1", "--stalled: there are such viewers only")]
    [InlineData("--peers bun", "--peers bun: there are livefair,")]
    [InlineData("--readable 9", "--readable 9: a number from 10")]
    [InlineData("overload --seconds 61", "--seconds 61: a number from 1 to 60")]
    [InlineData("--rates 10,much", "--rates much: numbers up to 20000")]
    public void What_no_load_can_be_made_of_is_refused_in_one_line(string words, string beginning) =>
        Assert.StartsWith(
            beginning, Assert.Throws<UsageException>(() => FanoutOptions.Read(words.Split(' '))).Message);
}
