using System.Text;
using LiveFair.Live.Log;
using LiveFair.Web.Feeds;

namespace LiveFair.Web.Tests.Feeds;

public sealed class FeedCursorTests
{
    private const string Words = "加我微信";

    private readonly HandViews _views = new();

    [Fact]
    public void All_that_came_since_the_last_frame_is_in_the_next_and_then_there_is_none()
    {
        var group = new LaneGroup(_views.Add(2));
        var cursor = At(group, 0);
        Assert.Equal((1, 2), Span(cursor.Next()));
        _views.Add(1);
        group.Send(_views.Add(1));
        Assert.Equal((3, 4), Span(cursor.Next()));
        Assert.Null(cursor.Next());
        Assert.Equal(4, cursor.After);
    }

    [Fact]
    public void Who_is_ahead_of_its_group_gets_nothing_until_the_group_has_passed_it_and_then_only_what_it_lacks()
    {
        _views.Count(1);
        var group = new LaneGroup(_views.Add(3));
        var cursor = At(group, 5, viewers: 7);
        Assert.Null(cursor.Next());
        group.Send(_views.Add(1));
        Assert.Null(cursor.Next());
        Assert.Equal((5, 7), (cursor.After, cursor.Viewers));
        Assert.False(cursor.LeftBehind.IsCompleted);
        group.Send(_views.Add(2));
        Assert.Equal((6, 6), Span(cursor.Next()));
    }

    [Fact]
    public void A_changed_number_of_viewers_is_told_once_in_a_frame_without_events()
    {
        var group = new LaneGroup(_views.Add(3));
        var cursor = At(group, 3);
        Assert.Null(cursor.Next());
        group.Send(_views.Count(2));
        var frame = ReadCursor.Read(cursor.Next());
        Assert.Equal((4, 3, 2, 0), (frame.First, frame.Last, frame.Viewers, frame.Skipped));
        Assert.Empty(frame.Events);
        Assert.Null(cursor.Next());
        Assert.Equal((3, 2), (cursor.After, cursor.Viewers));
    }

    [Fact]
    public async Task A_frame_that_cannot_be_made_fails_the_stream_and_keeps_nobody_else_from_theirs()
    {
        var group = new LaneGroup(_views.Newest);
        var broken = new FeedCursor(group, null!, 0, 0);
        var whole = At(group, 0);
        group.Send(_views.Add(1));
        Assert.Null(broken.Next());
        Assert.Equal((1, 1), Span(whole.Next()));
        await Assert.ThrowsAsync<NullReferenceException>(() => broken.LeftBehind);
        Assert.Equal(0, broken.After);
    }

    [Fact]
    public void Whom_the_ring_no_longer_reaches_is_left_behind_where_it_stood_and_the_next_one_is_not()
    {
        var group = new LaneGroup(_views.Add(LogRing.Capacity + 10));
        var (behind, last) = (At(group, 9), At(group, 10));
        Assert.Null(behind.Next());
        Assert.True(behind.LeftBehind.IsCompletedSuccessfully);
        Assert.Equal(9, behind.After);
        Assert.Equal((11, LogRing.Capacity + 10), Span(last.Next()));
        Assert.False(last.LeftBehind.IsCompleted);
    }

    [Fact]
    public void A_removed_comment_s_words_are_handed_to_nobody_who_was_slow_though_others_had_the_same_frame()
    {
        var group = new LaneGroup(_views.Add(new Commented(new Person("v", "小马"), Words)));
        var (quick, slow, slower) = (At(group, 0), At(group, 0), At(group, 0));
        Assert.Contains(Words, Text(quick.Next()), StringComparison.Ordinal);

        // Heard, but not yet in a view.
        _views.Ring.Blank(1);
        var told = Text(slow.Next());
        Assert.DoesNotContain(Words, told, StringComparison.Ordinal);
        Assert.Contains("commented", told, StringComparison.Ordinal);

        group.Send(_views.Add(new CommentRemoved(1, "ad")));
        Assert.DoesNotContain(Words, Text(slower.Next()), StringComparison.Ordinal);
        Assert.Equal(2, slower.After);
    }

    private static FeedCursor At(LaneGroup group, long after, int viewers = 0) =>
        new(group, ReadCursor.Json, after, viewers);

    private static (long First, long Last) Span(byte[]? payload)
    {
        var frame = ReadCursor.Read(payload);
        Assert.Equal(frame.Last - frame.First + 1, frame.Events.Count);
        return (frame.First, frame.Last);
    }

    private static string Text(byte[]? payload) => Encoding.UTF8.GetString(payload!);
}
