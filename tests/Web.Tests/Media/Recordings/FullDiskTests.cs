using LiveFair.Live.Media;
using LiveFair.Web.Hosting;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Recordings;

public sealed class FullDiskTests() : OwnFairTest(new FullDiskFair())
{
    [Fact]
    public async Task A_full_disk_costs_the_recording_and_not_the_broadcast_and_the_host_is_told()
    {
        Fair.Logs.Expect("has a gap: the disk failed");
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        var play = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200);
        using var viewer = await WatchedFlv.Open(Fair, play["flv"].GetString()!);

        var codes = "";
        for (uint ms = 40; !codes.Contains("recordingIncomplete", StringComparison.Ordinal); ms += 1_000)
        {
            Assert.True(ms < 30_000, $"The host was told {codes}.");
            await tab.Send(FlvKind.Video, ms, TestFrames.Key());
            codes = (await tab.Hear("health"))!.Value.GetProperty("warnings").ToString();
        }

        var before = (await viewer.Until(got => got.Count >= 4, "frames")).Count;
        await tab.Send(FlvKind.Video, 40_000, TestFrames.Key(300));
        await viewer.Until(got => got.Count > before && got[^1].Body.Length > 300, "the frame after the failure");
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        (await Api.Get($"/api/sessions/{room.Id}/replay")).Refuses(404, "NOT_FOUND");
    }

    /// <summary>Its disk has less room than recordings are to leave.</summary>
    private sealed class FullDiskFair : FairServer
    {
        protected override FairSettings Settings
        {
            get
            {
                var settings = base.Settings;
                settings.Media.Recording.MinFree = long.MaxValue;
                return settings;
            }
        }
    }
}
