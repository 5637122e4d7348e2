using System.Text.Json;
using LiveFair.Bench.Latency;

namespace LiveFair.Bench.Tests.Latency;

/// <summary>What was not measured meets no target.</summary>
public sealed class LatencyReportTests
{
    [Fact]
    public void A_player_is_near_when_19_of_20_pictures_are_young_enough_from_every_publisher()
    {
        var near = Age("rtmp", [.. Enumerable.Repeat(700, 19), 3_000]);
        Assert.True(LatencyReport.IsNear([near], "flv", 800));
        Assert.False(LatencyReport.IsNear([near, Age("browser", 700, 801)], "flv", 800));
    }

    [Fact]
    public void A_player_that_showed_no_picture_or_was_not_there_is_not_near()
    {
        Assert.False(LatencyReport.IsNear([Age("rtmp")], "flv", 800));
        Assert.False(LatencyReport.IsNear([Age("rtmp", 700)], "hls", 1_800));
    }

    [Fact]
    public void A_player_that_does_not_go_on_is_not_back()
    {
        Assert.True(LatencyReport.IsBack([Back(5_000)]));
        Assert.False(LatencyReport.IsBack([Back(5_000), Back(5_001)]));
        Assert.False(LatencyReport.IsBack([Back(-1)]));
        Assert.False(LatencyReport.IsBack([]));
    }

    private static PictureAge Age(string publisher, params int[] ages) => PictureAge.Read(JsonElement.Parse(
        $$"""
        {
          "publisher": "{{publisher}}", "player": "flv", "ages": [{{string.Join(',', ages)}}],
          "unreadable": 0, "waits": 0, "idle": 0.5
        }
        """));

    private static PictureBack Back(int ms) => PictureBack.Read(JsonElement.Parse(
        $$"""{ "publisher": "rtmp", "player": "flv", "away": 3, "backMs": {{ms}} }"""));
}
