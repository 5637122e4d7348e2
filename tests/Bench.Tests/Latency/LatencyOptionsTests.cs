using LiveFair.Bench.Latency;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Tests.Latency;

/// <summary>What can be asked of the benchmark, and what it refuses.</summary>
public sealed class LatencyOptionsTests
{
    [Fact]
    public void Without_options_a_short_and_a_long_absence_are_measured()
    {
        var options = LatencyOptions.Read([]);
        Assert.Equal(60, options.Seconds);
        Assert.Equal([3, 90], options.Away);
    }

    [Theory]
    [InlineData("flv", "flv is no option.")]
    [InlineData("--seconds 4", "--seconds 4: a number from 5")]
    [InlineData("--away 3,", "--away : seconds up to 600")]
    [InlineData("--away 0", "--away 0: seconds up to 600")]
    [InlineData("--away 601", "--away 601: seconds up to 600")]
    public void What_cannot_be_measured_is_refused_in_one_line(string words, string beginning) =>
        Assert.StartsWith(
            beginning, Assert.Throws<UsageException>(() => LatencyOptions.Read(words.Split(' '))).Message);
}
