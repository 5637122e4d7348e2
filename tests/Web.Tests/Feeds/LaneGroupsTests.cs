using System.Net.Sockets;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using Microsoft.Extensions.Time.Testing;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>Whose turn it is, on lanes whose frames are read and not sent.</summary>
public sealed class LaneGroupsTests : IDisposable
{
    private static readonly TimeSpan Spacing = TimeSpan.FromMilliseconds(40);

    private readonly FakeTimeProvider _time = new();
    private readonly HandViews _views = new();
    private readonly Socket _unused = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly LaneGroups _groups;

    public LaneGroupsTests() => _groups = new LaneGroups(new Pace(Spacing), _time);

    public void Dispose() => _unused.Dispose();

    [Fact]
    public void The_five_hundred_and_first_lane_opens_a_second_group()
    {
        var (first, second, third) = (Full(), Full(), _groups.Join(_views.Newest));
        Assert.Equal(3, new HashSet<LaneGroup> { first, second, third }.Count);
        Assert.Equal((500, 500, 1), (first.Places, second.Places, third.Places));
        Assert.Equal(1_001, _groups.Count);
    }

    [Fact]
    public void A_place_that_was_given_back_is_taken_again_before_a_group_is_opened()
    {
        var (first, second) = (Full(), Full());
        _groups.Leave(first);
        Assert.Same(first, _groups.Join(_views.Newest));
        Assert.NotSame(second, _groups.Join(_views.Newest));
        Assert.Equal(1_001, _groups.Count);
    }

    [Fact]
    public async Task A_group_that_nobody_is_left_in_is_gone()
    {
        var group = _groups.Join(_views.Newest);
        _groups.Leave(group);
        Assert.Equal(0, _groups.Count);
        var before = group.View;
        var view = _views.Add(1);
        Assert.Null(_groups.NextDue(view));
        await _groups.SendDue(view);
        Assert.Same(before, group.View);
        Assert.NotSame(group, _groups.Join(view));
    }

    [Fact]
    public async Task A_group_whose_time_has_not_come_gets_nothing_and_gets_it_then()
    {
        var group = _groups.Join(_views.Newest);
        var lane = Follow(group);
        group.Due = _time.GetUtcNow() + TimeSpan.FromMilliseconds(100);
        var view = _views.Add(1);
        await _groups.SendDue(view);
        _time.Advance(TimeSpan.FromMilliseconds(99));
        await _groups.SendDue(view);
        Assert.Empty(lane.Frames);
        Assert.Equal(group.Due, _groups.NextDue(view));

        _time.Advance(TimeSpan.FromMilliseconds(1));
        await _groups.SendDue(view);
        Assert.Equal(1, Assert.Single(lane.Frames).Last);
        Assert.Equal(_time.GetUtcNow() + Spacing, group.Due);
        Assert.Null(_groups.NextDue(view));
    }

    [Fact]
    public async Task A_group_that_lacks_nothing_is_not_looked_at()
    {
        var group = _groups.Join(_views.Newest);
        var lane = Follow(group);
        await _groups.SendDue(_views.Add(1));
        var (looks, due) = (lane.Looks, group.Due);
        _time.Advance(TimeSpan.FromSeconds(10));
        await _groups.SendDue(_views.Newest);
        Assert.Equal((looks, due), (lane.Looks, group.Due));

        await _groups.SendDue(_views.Count(5));
        Assert.Equal(5, lane.Frames[^1].Viewers);
    }

    [Fact]
    public void The_next_turn_is_the_earliest_of_the_groups_that_lack_something()
    {
        var groups = new[] { Full(), Full(), Full() };
        var now = _time.GetUtcNow();
        Assert.Null(_groups.NextDue(_views.Newest));
        var view = _views.Add(1);
        groups[0].Send(view);
        groups[0].Due = now + TimeSpan.FromMilliseconds(100);
        groups[1].Due = now + TimeSpan.FromMilliseconds(300);
        groups[2].Due = now + TimeSpan.FromMilliseconds(200);
        Assert.Equal(groups[2].Due, _groups.NextDue(view));
    }

    [Fact]
    public async Task Of_many_that_are_due_those_that_wait_longest_are_first_and_the_others_next()
    {
        var groups = Enumerable.Range(0, Environment.ProcessorCount + 2).Select(_ => Full()).ToList();
        for (var i = 0; i < groups.Count; i++)
        {
            groups[i].Due = _time.GetUtcNow() - TimeSpan.FromMilliseconds(i);
        }

        var view = _views.Add(1);
        await _groups.SendDue(view);
        Assert.Equal(groups[..2], groups.Where(group => group.IsBehind(view)));
        await _groups.SendDue(view);
        Assert.DoesNotContain(groups, group => group.IsBehind(view));
    }

    [Fact]
    public async Task What_comes_between_two_turns_is_merged_for_the_later_one_and_both_get_all_of_it()
    {
        var (first, second) = (Full(), Full());
        var (early, late) = (Follow(first), Follow(second));
        second.Due = _time.GetUtcNow() + TimeSpan.FromMilliseconds(100);
        await _groups.SendDue(_views.Add(1));
        var view = _views.Add(2);
        _time.Advance(TimeSpan.FromMilliseconds(100));
        await _groups.SendDue(view);
        Assert.Equal([(1L, 1L), (2L, 3L)], early.Frames.Select(frame => (frame.First, frame.Last)));
        Assert.Equal([(1L, 3L)], late.Frames.Select(frame => (frame.First, frame.Last)));
    }

    /// <summary>A group without a place left.</summary>
    private LaneGroup Full()
    {
        var group = _groups.Join(_views.Newest);
        for (var i = 1; i < LaneGroup.Most; i++)
        {
            Assert.Same(group, _groups.Join(_views.Newest));
        }

        return group;
    }

    private ReadCursor Follow(LaneGroup group)
    {
        var cursor = new ReadCursor(new FeedCursor(group, ReadCursor.Json, _views.Newest.Head, 0));
        var lane = new Lane(_unused, () => { }, _time);
        Assert.True(lane.TryFollow(cursor));
        group.Add(lane);
        return cursor;
    }
}
