using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Web.Hubs;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>Slow readers and busy rooms; ten comments a second are readable here, and twenty events recover.</summary>
[Collection(nameof(StrictFair))]
public sealed class CatchUpTests(StrictFair fair) : FairTest(fair)
{
    private static readonly Caller Host = new()
    {
        Role = Role.Host, Account = new AccountId("demo-host"), Station = new StationId("demo"), Name = "主播小夏",
    };

    [Fact]
    public async Task A_host_who_did_not_read_for_a_while_gets_merged_frames_and_misses_nothing()
    {
        var room = await Fair.NewLiveRoom();
        await using var reader = Reader(room, Host);
        Assert.IsType<JoinedMessage>(await Next(reader));
        var fast = await Watch(Fair.Host, room);
        var head = 0L;
        for (var i = 0; i < 120; i++)
        {
            head = await room.SayMany(10);
            await fast.Until(head);
        }

        var frames = await ReadTo(reader, head);
        Assert.Equal(
            Enumerable.Range(2, 1_200).Select(i => (long)i),
            frames.SelectMany(f => f.Events).Select(e => e.Offset));
        Assert.True(
            frames.Count < 10,
            $"{frames.Count} frames for a reader who slept; the fast one got {fast.Frames.Count}");
        Assert.True(fast.Frames.Count >= 100, $"the fast reader got {fast.Frames.Count} frames");
    }

    [Fact]
    public async Task A_viewer_far_behind_is_told_how_many_comments_were_skipped_and_gets_every_other_event()
    {
        var room = await Fair.NewLiveRoom();
        await using var reader = Reader(room, Caller.Nobody);
        await Next(reader);
        var pins = new List<long>();
        for (var i = 0; i < 10; i++)
        {
            await room.SayMany(499);
            pins.Add(await room.Pin(i % 3));
        }

        var frames = await ReadTo(reader, pins[^1]);
        var shown = frames.SelectMany(frame => frame.Events).Select(e => e.Offset).ToList();
        Assert.Subset(shown.ToHashSet(), pins.ToHashSet());
        Assert.Equal(5_000, shown.Count + frames.Sum(frame => frame.Skipped));
        Assert.Equal(1 + pins[^1] - 2, frames.Sum(frame => frame.Last - frame.First + 1));
        Assert.True(frames.Sum(frame => frame.Skipped) > 0, "nothing was skipped");
    }

    [Fact]
    public async Task
        Comments_beyond_the_readable_rate_are_skipped_on_screens_and_told_but_the_host_and_the_list_have_all()
    {
        var room = await Fair.NewLiveRoom();
        var (screen, host) = (await Watch(null, room), await Watch(Fair.Host, room));
        var head = await room.SayMany(60);
        await screen.Until(head);
        await host.Until(head);
        Assert.Equal(10, screen.Events.Count());
        Assert.Equal(50, screen.Frames.Sum(frame => frame.GetProperty("skipped").GetInt64()));
        Assert.Equal(60, host.Events.Count());
        Assert.Equal(60, (await room.Events("commented")).Count);
    }

    [Fact]
    public async Task Pins_and_notices_are_never_sampled()
    {
        var room = await Fair.NewLiveRoom();
        var screen = await Watch(null, room);
        await room.SayMany(60);
        var pin = await room.Pin(0);
        var notice = (await Api.Post($"/api/sessions/{room.Id}/notices", new { opId = Op(), text = "马上开始" }, Fair.Host))
            .Is(200)["offset"].GetInt64();
        await screen.Until(notice);
        Assert.Equal([pin, notice], screen.Offsets.TakeLast(2));
    }

    [Theory]
    [InlineData(20, true)]
    [InlineData(21, false)]
    public async Task A_gap_is_recovered_up_to_the_window_and_not_beyond(int missed, bool recovered)
    {
        var room = await Fair.NewLiveRoom();
        var epoch = (await Watch(null, room)).Epoch;
        var head = await room.SayMany(missed);
        var back = await Watch(null, room, after: 1, epoch);
        Assert.Equal(recovered, back.Recovered);
        Assert.Equal(head, back.Head);
        if (recovered)
        {
            await back.Until(head);
            Assert.Equal(missed, back.Events.Count());
        }
    }

    [Fact]
    public async Task The_static_list_is_read_in_pages_each_event_once()
    {
        var room = await Fair.NewLiveRoom();
        var head = await room.SayMany(450);
        var read = new List<long>();
        while (read.Count == 0 || read[^1] < head)
        {
            var after = read.Count == 0 ? 0 : read[^1];
            var page = (await Api.Get($"/api/sessions/{room.Id}/events?after={after}&limit=100")).Is(200);
            Assert.Equal(head, page["head"].GetInt64());
            read.AddRange(page["events"].EnumerateArray().Select(e => e.GetProperty("offset").GetInt64()));
        }

        Assert.Equal(Enumerable.Range(1, 451).Select(i => (long)i), read);
    }

    private IAsyncEnumerator<object> Reader(TestRoom room, Caller caller) =>
        Fair.Services.GetRequiredService<LogStreams>()
            .Watch(new SessionId(room.Id), new Position(null, null), caller, "reader", null, CancellationToken.None)
            .GetAsyncEnumerator();

    private static async Task<object> Next(IAsyncEnumerator<object> reader)
    {
        Assert.True(await reader.MoveNextAsync());
        return reader.Current;
    }

    private static async Task<List<FrameMessage>> ReadTo(IAsyncEnumerator<object> reader, long head)
    {
        var frames = new List<FrameMessage>();
        while (frames.Count == 0 || frames[^1].Last < head)
        {
            frames.Add(Assert.IsType<FrameMessage>(await Next(reader)));
        }

        return frames;
    }
}
