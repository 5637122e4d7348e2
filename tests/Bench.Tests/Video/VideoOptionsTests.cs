using LiveFair.Bench.Options;
using LiveFair.Bench.Video;

namespace LiveFair.Bench.Tests.Video;

/// <summary>What can be asked of the benchmark, and what it refuses.</summary>
public sealed class VideoOptionsTests
{
    [Fact]
    public void Without_options_everything_is_measured_three_times()
    {
        var options = VideoOptions.Read([]);
        Assert.Equal((3, 12, 2_000, 1_000), (options.Rounds, options.Seconds, options.Slow, options.Hls));
        Assert.Equal(
            [
                "LiveFair, 500 by HTTP-FLV", "nginx-rtmp, 500 by RTMP", "LiveFair, 1000 by HTTP-FLV",
                "nginx-rtmp, 1000 by RTMP", "LiveFair, 500 by HTTP-FLV beside 2000 who do not read",
                "LiveFair, 1000 by low-latency HLS",
            ],
            VideoRow.All(options).Select(row => row.Name));
    }

    [Fact]
    public void A_part_can_be_measured_alone() =>
        Assert.Equal([VideoAct.Hls], VideoRow.All(VideoOptions.Read(["hls"])).Select(row => row.Act));

    [Theory]
    [InlineData("rtmp", "rtmp is no option.")]
    [InlineData("--viewers 500,none", "--viewers none: numbers up to 10000")]
    [InlineData("--viewers 10001", "--viewers 10001: numbers up to 10000")]
    [InlineData("--slow 0", "--slow 0: a number from 1")]
    [InlineData("--rounds 0", "--rounds 0: a number from 1")]
    public void What_cannot_be_measured_is_refused_in_one_line(string words, string beginning) =>
        Assert.StartsWith(
            beginning, Assert.Throws<UsageException>(() => VideoOptions.Read(words.Split(' '))).Message);
}
