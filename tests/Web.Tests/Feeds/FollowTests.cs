using System.Text;
using LiveFair.Live.Log;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using LiveFair.Web.Tests.Lanes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>Lanes that follow a feed, read at the other end of their sockets.</summary>
public sealed class FollowTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private static readonly FeedOptions Options = new() { Spacing = TimeSpan.Zero, RecoveryWindow = 5 };

    private readonly FakeTimeProvider _time = new();
    private readonly HandRelay _relay = new();
    private readonly ReadOnlyLog _store = new();
    private readonly CancellationTokenSource _late = new(Patience);
    private readonly List<SocketPair> _pairs = [];
    private readonly LogFeed _feed;

    public FollowTests() => _feed = NewFeed();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _feed.DisposeAsync();
        _pairs.ForEach(pair => pair.Dispose());
        _late.Dispose();
    }

    [Fact]
    public async Task What_its_stream_had_not_given_comes_at_once_and_then_what_is_said()
    {
        await Start(notices: 3);
        var (lane, peer) = await NewLane();
        var place = _feed.Follow(lane, ReadCursor.Json, after: 1, viewers: 0);
        Assert.NotNull(place);
        Assert.Equal((2, 3), await Span(peer));
        Tell(4);
        Assert.Equal((4, 4), await Span(peer));
        Assert.Equal(4, place.After);
    }

    [Fact]
    public async Task A_lane_that_left_gets_no_more_and_its_place_says_how_far_it_came()
    {
        await Start(notices: 1);
        var ((lane, _), (other, peer)) = (await NewLane(), await NewLane());
        var (place, stays) = (Follow(lane), Follow(other));
        Assert.Same(place.Group, stays.Group);
        _feed.Leave(lane, place);
        Assert.Equal(1, place.Group.Places);
        for (var offset = 2; offset <= 3; offset++)
        {
            // With the second, the first has certainly been sent to all of the group.
            Tell(offset);
            Assert.Equal((offset, offset), await Span(peer));
        }

        Assert.Equal((1, 0), (place.After, lane.Passed));
    }

    [Fact]
    public async Task A_second_stream_of_a_connection_cannot_follow_and_takes_nothing_from_the_first()
    {
        await Start(notices: 1);
        var (lane, peer) = await NewLane();
        var first = Follow(lane);
        Assert.Null(_feed.Follow(lane, ReadCursor.Json, after: 1, viewers: 0));
        Assert.Equal(1, first.Group.Places);
        Tell(2);
        Assert.Equal((2, 2), await Span(peer));

        _feed.Leave(lane, first);
        Assert.NotNull(_feed.Follow(lane, ReadCursor.Json, first.After, viewers: 0));
        Tell(3);
        Assert.Equal((3, 3), await Span(peer));
    }

    [Fact]
    public async Task A_stream_of_another_session_cannot_follow_where_the_first_does()
    {
        await Start(notices: 1);
        var (lane, peer) = await NewLane();
        var first = Follow(lane);
        var otherRelay = new HandRelay();
        await using (var other = NewFeed())
        {
            await other.Start(otherRelay, 1);
            Assert.Null(other.Follow(lane, ReadCursor.Json, after: 0, viewers: 0));
        }

        Tell(2);
        Assert.Equal((2, 2), await Span(peer));
        Assert.Equal(2, first.After);
    }

    [Fact]
    public async Task A_lane_that_has_ended_cannot_follow_and_keeps_no_place()
    {
        await Start(notices: 1);
        var ((ended, _), (lane, _)) = (await NewLane(), await NewLane());
        var place = Follow(lane);
        ended.End();
        Assert.Null(_feed.Follow(ended, ReadCursor.Json, after: 1, viewers: 0));
        Assert.Equal(1, place.Group.Places);
    }

    [Fact]
    public async Task Who_is_further_back_than_the_ring_goes_on_by_its_stream()
    {
        await Start(notices: 10);
        var (lane, _) = await NewLane();
        var place = _feed.Follow(lane, ReadCursor.Json, after: 2, viewers: 0);
        Assert.NotNull(place);
        await place.LeftBehind.WaitAsync(Patience);
        Assert.Equal((2, 0), (place.After, lane.Passed));
    }

    [Fact]
    public async Task Words_that_were_read_from_the_store_while_their_removal_was_heard_are_not_sent()
    {
        await Start(notices: 0);
        var (lane, peer) = await NewLane();
        _feed.Follow(lane, ReadCursor.Json, after: 0, viewers: 0);
        var (asked, gate) = (new TaskCompletionSource(), new TaskCompletionSource());
        (_store.Asked, _store.Gate) = (() => asked.TrySetResult(), gate.Task);
        _store.Add(new Commented(new Person("v", "小马"), "加我微信"));

        // Nobody was told of the comment: the feed finds it when it looks after its position.
        _time.Advance(TimeSpan.FromSeconds(10));
        _feed.Watchers.Come("v:1");
        await asked.Task.WaitAsync(Patience);
        _relay.Tell(new LogTail(2, [ReadOnlyLog.Event(2, new CommentRemoved(1, "ad"))]));
        gate.SetResult();
        ScreenItem frame;
        do
        {
            var text = (await Read(peer)).Text;
            Assert.DoesNotContain("加我微信", text, StringComparison.Ordinal);
            frame = ReadCursor.ReadMessage(Encoding.UTF8.GetBytes(text));
        }
        while (frame.Last < 2);
    }

    private LogFeed NewFeed() =>
        new(ReadOnlyLog.Name, _store, Options, _time, NullLogger.Instance, report => Task.FromResult(report.Viewers));

    private Task Start(int notices)
    {
        _store.Add([.. Enumerable.Range(0, notices).Select(i => new Noticed($"通知{i}"))]);
        return _feed.Start(_relay, notices);
    }

    private async Task<(Lane Lane, SocketPair Peer)> NewLane()
    {
        var pair = await SocketPair.Open();
        _pairs.Add(pair);
        return (new Lane(pair.Server, () => { }, _time), pair);
    }

    private FeedCursor Follow(Lane lane) =>
        _feed.Follow(lane, ReadCursor.Json, after: 1, viewers: 0)
        ?? throw new InvalidOperationException("The lane is taken.");

    private void Tell(long offset) =>
        _relay.Tell(new LogTail(offset, [ReadOnlyLog.Event(offset, new Noticed("通知"))]));

    private async Task<PeerFrame> Read(SocketPair peer) =>
        await PeerFrame.Read(peer.Client, _late.Token) ?? throw new InvalidOperationException("The lane ended.");

    private async Task<(long First, long Last)> Span(SocketPair peer)
    {
        var frame = ReadCursor.ReadMessage((await Read(peer)).Payload);
        Assert.Equal(frame.Last - frame.First + 1, frame.Events.Count);
        return (frame.First, frame.Last);
    }
}
