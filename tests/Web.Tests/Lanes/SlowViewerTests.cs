using LiveFair.Web.Feeds;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>Viewers who do not read, or too slowly, with the least room their kernel gives.</summary>
public sealed class SlowViewerTests(LaneFair lanes, StreamFair streams) : TwoFairTest(lanes, streams)
{
    private const int Room = 2 * 1024;
    private static readonly string Long = new('长', 180);

    [Fact]
    public async Task Who_does_not_read_holds_up_nobody_and_gets_or_is_told_of_everything_when_it_reads_again()
    {
        var fair = Of(FeedTransport.Lanes);
        var (who, room) = (Op(), await fair.NewLiveRoom());
        await using var stalled = await RawPeer.Open(fair, who, room: Room);
        await stalled.Watch(room.Id);
        var screens = new List<Screen>();
        foreach (var protocol in new[] { "json", "messagepack" })
        {
            screens.Add(Track(await Screen.Join(Track(await fair.Open(Op(), null, protocol)), protocol, room.Id)));
        }

        var (head, passed) = (0L, -1L);
        for (var batch = 0; batch < 120; batch++)
        {
            head = await room.SayMany(20, Long);
            await screens[0].Until(head);
            await screens[1].Until(head);
            passed = batch == 60 ? fair.Connections[who].Lane!.Passed : passed;
        }

        screens.ForEach(screen => screen.AssertWhole(1, head));
        Assert.All(screens, screen => Assert.Equal(0, screen.Frames.Sum(frame => frame.Skipped)));
        Assert.Equal(passed, fair.Connections[who].Lane!.Passed);
        var frames = await ReadTo(stalled, head);
        ScreenItem.AssertWhole(frames, 1, head);
        Assert.True(frames.Sum(frame => frame.Skipped) > 0, "more was said than a frame may show");

        var next = await room.SayMany(1);
        ScreenItem.AssertWhole([.. frames, .. await ReadTo(stalled, next)], 1, next);
    }

    [Fact]
    public async Task Who_reads_slowly_gets_every_event()
    {
        var fair = Of(FeedTransport.Lanes);
        var (who, room) = (Op(), await fair.NewLiveRoom());
        await using var slow = await RawPeer.Open(fair, who, room: Room);
        await slow.Watch(room.Id);
        var frames = new List<ScreenItem>();
        var head = 0L;
        for (var batch = 0; batch < 98; batch++)
        {
            head = await room.SayMany(5, Long);
            if (batch % 2 == 0)
            {
                frames.Add(await slow.HearFrame());
            }
        }

        frames.AddRange(await ReadTo(slow, head));
        ScreenItem.AssertWhole(frames, 1, head);
        Assert.Equal(
            Enumerable.Range(2, (int)head - 1).Select(offset => (long)offset),
            frames.SelectMany(frame => frame.Events).Select(one => one.Offset));
        Assert.True(fair.Connections[who].Lane!.Passed > 0);
    }

    [Fact]
    public async Task Who_takes_nothing_for_half_a_minute_is_let_go_and_those_who_read_are_not()
    {
        var fair = Of(FeedTransport.Lanes);
        var (who, room) = (Op(), await fair.NewLiveRoom());
        await using var stuck = await RawPeer.Open(fair, who, room: Room);
        await stuck.Watch(room.Id);
        var screen = Track(await Screen.Join(Track(await fair.Open(Op(), null, "json")), "json", room.Id));
        for (var batch = 0; batch < 40; batch++)
        {
            await screen.Until(await room.SayMany(10, Long));
        }

        await screen.Until("two viewers", frame => frame.Viewers == 2);
        fair.Logs.Expect("LocalSiloHealthMonitor");
        fair.Time.Prolong(TimeSpan.FromSeconds(31));
        await fair.Connections[who].Over.Task.WaitAsync(TimeSpan.FromSeconds(20));
        var head = await room.SayMany(1);
        await screen.Until("one viewer", frame => frame.Viewers == 1 && frame.Last >= head);
        screen.AssertWhole(1, head);
    }

    private static async Task<List<ScreenItem>> ReadTo(RawPeer peer, long head)
    {
        var frames = new List<ScreenItem>();
        do
        {
            frames.Add(await peer.HearFrame());
        }
        while (frames[^1].Last < head);
        return frames;
    }
}
