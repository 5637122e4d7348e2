using System.Text.Json;
using LiveFair.Bench.Video;

namespace LiveFair.Bench.Tests.Video;

/// <summary>Whether a server's viewers are compared with another's only when both got the stream.</summary>
public sealed class VideoReportTests
{
    private static readonly VideoRow Own = new(VideoAct.Flv, VideoRow.Own, 500);
    private static readonly VideoRow Peer = new(VideoAct.Flv, VideoRow.Peer, 500);

    [Fact]
    public void Viewers_for_each_core_are_compared_by_their_medians() =>
        Assert.Equal(2, VideoReport.Ratio(Own, Rows(
            [Measured(cores: .1), Measured(cores: .125), Measured(cores: .2)],
            [Measured(cores: .25), Measured(cores: .2), Measured(cores: .3)])));

    [Fact]
    public void Where_the_peer_was_not_measured_nothing_is_compared() =>
        Assert.Equal(double.NaN, VideoReport.Ratio(Own, new Dictionary<VideoRow, List<VideoMeasured>>
        {
            [Own] = [Measured()],
        }));

    [Fact]
    public void A_server_that_let_a_viewer_starve_is_not_compared()
    {
        Assert.Equal(double.NaN, VideoReport.Ratio(Own, Rows([Measured()], [Measured(least: 100)])));
        Assert.Equal(double.NaN, VideoReport.Ratio(Own, Rows([Measured(least: 100)], [Measured()])));
        Assert.Equal(double.NaN, VideoReport.Ratio(Own, Rows([Measured(alive: 499)], [Measured()])));
    }

    [Theory]
    [InlineData(500, 237, 0, 0, true)]
    [InlineData(499, 237, 0, 0, false)]
    [InlineData(500, 220, 0, 0, false)]
    [InlineData(500, 237, 1, 0, false)]
    [InlineData(500, 237, 0, 1, false)]
    public void Everybody_got_everything_when_nobody_left_starved_or_saw_time_jump(
        int alive, double least, int back, int gaps, bool whole) =>
        Assert.Equal(whole, Measured(alive: alive, least: least, back: back, gaps: gaps).IsWhole);

    [Fact]
    public void Memory_of_those_who_do_not_read_is_what_came_with_them() =>
        Assert.Equal((50d, 150d), (Measured().GrowthMiB, Measured().MiB));

    private static Dictionary<VideoRow, List<VideoMeasured>> Rows(
        List<VideoMeasured> own, List<VideoMeasured> peer) => new() { [Own] = own, [Peer] = peer };

    private static VideoMeasured Measured(
        double cores = .1, int alive = 500, double least = 237, int back = 0, int gaps = 0) =>
        VideoMeasured.Read(JsonSerializer.SerializeToElement(new Dictionary<string, double>
        {
            ["viewers"] = 500,
            ["alive"] = alive,
            ["slow_left"] = 0,
            ["srv_cores"] = cores,
            ["others_cores"] = 0,
            ["kbps_min"] = least,
            ["kbps_median"] = 237,
            ["back"] = back,
            ["gaps"] = gaps,
            ["behind_ms"] = 0,
            ["rss_most_kib"] = 150 * 1024,
            ["rss_before_slow_kib"] = 100 * 1024,
            ["sock_kib"] = 0,
            ["sock_before_slow_kib"] = 0,
            ["parts_per_s"] = 0,
            ["part_p50_ms"] = -1,
            ["part_p99_ms"] = -1,
            ["missed"] = 0,
        }));
}
