using System.Net.Sockets;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using LiveFair.Web.Tests.Lanes;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>
/// Random news at random times, lanes that come late, are full for a while, and go: whatever the turns of their groups
/// were, each has every event once and in order.
/// </summary>
public sealed class LaneGroupsHistoryTests : IDisposable
{
    private const int Steps = 300;
    private const int Groups = 4;

    private readonly FakeTimeProvider _time = new();
    private readonly HandViews _views = new();
    private readonly List<Following> _there = [];
    private readonly List<Following> _gone = [];
    private readonly Socket _unused = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly LaneGroups _groups;

    public LaneGroupsHistoryTests() => _groups = new LaneGroups(new Pace(TimeSpan.FromMilliseconds(40)), _time);

    public void Dispose() => _unused.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task No_lane_misses_an_event_or_gets_one_twice(int seed)
    {
        var random = new Random(seed);
        var taken = Enumerable.Range(0, Groups * LaneGroup.Most).Select(_ => _groups.Join(_views.Newest)).ToList();
        for (var step = 0; step < Steps; step++)
        {
            await Act(random, taken);
        }

        await SendAll();
        Assert.Equal((Groups * LaneGroup.Most, Groups), (_groups.Count, taken.Concat(Used).Distinct().Count()));
        Assert.True(Used.Distinct().Count() > 1, "all lanes were in one group");
        Assert.NotEmpty(_gone);
        _there.ForEach(one => one.AssertWhole(_views.Newest.Head));
        _gone.ForEach(one => one.AssertWhole(one.Cursor.After));
        Assert.True(_there.Select(one => one.Turns).Distinct().Count() > 1, "all groups had the same turns");
    }

    private IEnumerable<LaneGroup> Used => _there.Select(one => one.Cursor.Group);

    private Task Act(Random random, List<LaneGroup> taken)
    {
        switch (random.Next(8))
        {
            case 0 or 1:
                _views.Add(random.Next(1, 6));
                break;
            case 2:
                _views.Count(random.Next(1, 50));
                break;
            case 3:
                Come(random, taken);
                break;
            case 4 when _there.Count > 10:
                Go(_there[random.Next(_there.Count)], taken);
                break;
            case 5 when _there.Count > 0:
                var one = _there[random.Next(_there.Count)];
                one.Read.IsFull = !one.Read.IsFull;
                one.Lane.Push();
                break;
            default:
                _time.Advance(TimeSpan.FromMilliseconds(random.Next(60)));
                return _groups.SendDue(_views.Newest);
        }

        return Task.CompletedTask;
    }

    /// <summary>Takes a place in any of the groups, with a stream that has come as far as it happened to.</summary>
    private void Come(Random random, List<LaneGroup> taken)
    {
        var place = random.Next(taken.Count);
        _groups.Leave(taken[place]);
        taken.RemoveAt(place);
        var group = _groups.Join(_views.Newest);
        var after = Math.Max(0, _views.Newest.Head - random.Next(12));
        var one = new Following(group, after, new Lane(_unused, () => { }, _time));
        Assert.True(one.Lane.TryFollow(one.Read));
        group.Add(one.Lane);
        one.Lane.Push();
        _there.Add(one);
    }

    private void Go(Following one, List<LaneGroup> taken)
    {
        one.Lane.Leave();
        one.Cursor.Group.Remove(one.Lane);
        _groups.Leave(one.Cursor.Group);
        taken.Add(_groups.Join(_views.Newest));
        _there.Remove(one);
        _gone.Add(one);
    }

    private async Task SendAll()
    {
        _there.ForEach(one => one.Read.IsFull = false);
        _views.Add(1);
        while (_groups.NextDue(_views.Newest) is not null)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await _groups.SendDue(_views.Newest);
        }
    }

    private sealed class Following(LaneGroup group, long after, Lane lane)
    {
        public FeedCursor Cursor { get; } = new(group, ReadCursor.Json, after, -1);

        public ReadCursor Read => field ??= new ReadCursor(Cursor);

        public Lane Lane => lane;

        /// <summary>Where its frames ended.</summary>
        public string Turns => string.Join(' ', Read.Frames.Select(frame => frame.Last));

        public void AssertWhole(long head)
        {
            ScreenItem.AssertWhole(Read.Frames, after, head);
            Assert.All(Read.Frames, frame => Assert.Equal(0, frame.Skipped));
            var offsets = Read.Frames.SelectMany(frame => frame.Events).Select(one => one.Offset);
            Assert.Equal(Enumerable.Range(1, (int)(head - after)).Select(i => after + i), offsets);
        }
    }
}
