using LiveFair.Bench.LongLog;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Tests.LongLog;

/// <summary>What can be asked of the benchmark, and what it refuses.</summary>
public sealed class LongLogOptionsTests
{
    [Fact]
    public void Without_options_a_log_of_a_hundred_million_events_is_compared_with_one_of_ten_thousand()
    {
        var options = LongLogOptions.Read([]);
        Assert.Equal((100_000_000, 10_000), (options.Events, options.Short));
    }

    [Fact]
    public void Fifteen_gibibytes_stay_free_for_others() =>
        Assert.True(LongLogOptions.Read(["--events", "1000"]).NeededBytes > 15L << 30);

    [Theory]
    [InlineData("--events 10", "--events 10: a number from 1000")]
    [InlineData("long", "long is no option.")]
    public void What_cannot_be_compared_is_refused_in_one_line(string words, string beginning) =>
        Assert.StartsWith(
            beginning, Assert.Throws<UsageException>(() => LongLogOptions.Read(words.Split(' '))).Message);
}
