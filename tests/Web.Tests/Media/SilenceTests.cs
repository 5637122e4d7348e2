using System.Net.WebSockets;
using LiveFair.Web.Hosting;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;

namespace LiveFair.Web.Tests.Media;

/// <summary>What comes of a publisher who sends nothing any more.</summary>
public sealed class SilenceTests() : OwnFairTest(new HastyFair())
{
    [Fact]
    public async Task The_second_publisher_is_refused_while_the_first_sends_and_takes_over_from_a_dead_one()
    {
        var room = await Fair.NewLiveRoom();
        await using var first = await TabPublisher.Open(Fair, room);
        await first.SendStart();
        await first.Hear("health");

        await Assert.ThrowsAsync<WebSocketException>(() => TabPublisher.Open(Fair, room));

        Fair.Time.Prolong(TimeSpan.FromSeconds(6));
        await using var second = await TabPublisher.Open(Fair, room);
        var told = (await first.Hear("refused"))!.Value;
        Assert.Equal("NOT_ALLOWED", told.GetProperty("code").GetString());
        Assert.Null(await first.Hear("health"));
    }

    [Fact]
    public async Task A_session_pauses_when_the_video_stops_and_goes_on_with_it()
    {
        var room = await Fair.NewLiveRoom();
        var watcher = await Watch(null, room);
        await using (var tab = await TabPublisher.Open(Fair, room))
        {
            await tab.SendStart();
            await tab.Hear("health");
        }

        await Until(watcher, "paused");
        await using var back = await TabPublisher.Open(Fair, room);
        await back.SendStart();
        await Until(watcher, "resumed");
    }

    private static Task Until(Watcher watcher, string kind) =>
        watcher.Until(kind, () => watcher.Events.Any(logged => logged.GetProperty("kind").GetString() == kind));

    /// <summary>A fair that pauses as soon as the real one.</summary>
    private sealed class HastyFair : FairServer
    {
        protected override FairSettings Settings
        {
            get
            {
                var settings = base.Settings;
                settings.Media.PauseAfter = TimeSpan.FromSeconds(3); // Longer than a round of who looks.
                return settings;
            }
        }
    }
}
