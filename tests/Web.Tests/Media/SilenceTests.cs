using System.Net.WebSockets;
using LiveFair.Live.Media;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media;

/// <summary>What comes of a publisher who sends nothing any more.</summary>
public sealed class SilenceTests() : OwnFairTest(new FairServer())
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
    public async Task Who_publishes_and_sends_nothing_any_more_is_live_no_more_until_frames_come_again()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        await tab.Hear("health");
        Assert.Equal((true, true), await IsLive(room));

        Fair.Time.Prolong(TimeSpan.FromSeconds(4));
        Assert.Equal((false, false), await IsLive(room));

        await tab.Send(FlvKind.Video, 4_000, TestFrames.Key());
        await tab.Hear("health");
        await tab.Hear("health"); // The first may have been under way.
        Assert.Equal((true, true), await IsLive(room));
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
        await room.Pin(0);
        await room.SayMany(1, "主播还在吗");
        await Until(watcher, "pinned");
        await Until(watcher, "commented");
        await using var back = await TabPublisher.Open(Fair, room);
        await back.SendStart();
        await Until(watcher, "resumed");
    }

    [Fact]
    public async Task A_ticket_that_was_not_used_within_a_minute_is_none()
    {
        var room = await Fair.NewLiveRoom();
        var (used, late) = (await TabPublisher.Ticket(Fair, room), await TabPublisher.Ticket(Fair, room));
        Fair.Time.Advance(PublishTickets.Lifetime - TimeSpan.FromSeconds(5));
        await using (await TabPublisher.OpenWith(Fair, room, used))
        {
            Fair.Time.Advance(TimeSpan.FromSeconds(5));
        }

        var refused = await Assert.ThrowsAsync<WebSocketException>(() => TabPublisher.OpenWith(Fair, room, late));
        Assert.Contains("403", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_begins_without_the_video_it_was_tried_with_pauses_and_its_host_may_go_on()
    {
        var room = await Fair.NewRoom();
        await using (var tab = await TabPublisher.Open(Fair, room))
        {
            await tab.SendStart();
            await tab.Hear("health");
        }

        using var keeper = ActivatorUtilities.CreateInstance<StreamKeeper>(Fair.Services);
        await keeper.LookAtAll();
        Fair.Time.Prolong(TimeSpan.FromSeconds(4));
        await keeper.LookAtAll();
        (await Api.Post($"/api/sessions/{room.Id}/start", null, Fair.Host)).Is(200);

        await keeper.LookAtAll();
        Assert.Equal("paused", await State(room));
        (await Api.Post($"/api/sessions/{room.Id}/resume", null, Fair.Host)).Is(200);
        await keeper.LookAtAll();
        Assert.Equal("live", await State(room));
    }

    [Fact]
    public async Task Who_waits_by_HLS_for_a_publisher_who_is_long_away_is_not_told_that_it_is_over()
    {
        var room = await Fair.NewLiveRoom();
        var playlist = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["hls"].GetString()!;
        await using (var tab = await TabPublisher.Open(Fair, room))
        {
            await tab.SendStart();
            await tab.Hear("health");
        }

        var streams = Fair.Services.GetRequiredService<VideoStreams>();
        Assert.True(streams.TryFind(new(room.Id), out var stream));
        using var http = new HttpClient { BaseAddress = Fair.Address };
        using var keeper = ActivatorUtilities.CreateInstance<StreamKeeper>(Fair.Services);
        await keeper.LookAtAll();
        for (var round = 0; round < 4; round++)
        {
            Fair.Time.Advance(StreamKeeper.KeepIdle / 2);
            Assert.DoesNotContain(
                "#EXT-X-ENDLIST", await http.GetStringAsync(new Uri(playlist, UriKind.Relative)),
                StringComparison.Ordinal);
            await keeper.LookAtAll();
            Assert.False(stream.IsOver);
        }

        Fair.Time.Advance(StreamKeeper.KeepIdle + TimeSpan.FromSeconds(1));
        await keeper.LookAtAll();
        Assert.True(stream.IsOver);
    }

    private async Task<string?> State(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}", Fair.Host)).Is(200)["state"].GetString();

    private async Task<(bool Play, bool Health)> IsLive(TestRoom room) => (
        (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["live"].GetBoolean(),
        (await Api.Get($"/api/sessions/{room.Id}/ingest/health", Fair.Host)).Is(200)["live"].GetBoolean());

    private static Task Until(Watcher watcher, string kind) =>
        watcher.Until(kind, () => watcher.Events.Any(logged => logged.GetProperty("kind").GetString() == kind));
}
