using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;

namespace LiveFair.Live.Tests.Interest;

public sealed class InterestTallyTests
{
    private static readonly ViewerId Xiaoyu = new("v-xiaoyu");
    private static readonly ViewerId LaoMa = new("v-laoma");

    private readonly InterestTally _tally = new();
    private long _head;

    private InterestRow Row => _tally.Rows(Fair.Session.Rundown)[0];

    [Fact]
    public void The_same_tap_of_the_same_person_counts_once_and_keeps_its_first_offset()
    {
        var first = Tap(Xiaoyu, ReactionKind.Want);
        Tap(Xiaoyu, ReactionKind.Want);

        Assert.Equal(first, _tally.TapOf(Xiaoyu, Fair.Cleaner.Id, ReactionKind.Want));
        Assert.Null(_tally.TapOf(Xiaoyu, Fair.Cleaner.Id, ReactionKind.PayLow));
        Assert.Null(_tally.TapOf(Xiaoyu, Fair.Crochet.Id, ReactionKind.Want));
        Assert.Equal(1, Row.Counts[ReactionKind.Want]);
    }

    [Fact]
    public void Somebody_who_wants_two_things_is_one_person()
    {
        Tap(Xiaoyu, ReactionKind.Want);
        Say(Xiaoyu, ReactionKind.TooFar);
        Tap(LaoMa, ReactionKind.Want);
        Tell(new Applied(Fair.Cleaner.Id));

        Assert.Equal((2, 1, 2 * 2 + 3 - 1d), (Row.People, Row.Applied, Row.Score));
    }

    [Fact]
    public void Who_taps_it_and_says_it_again_and_again_counts_once()
    {
        Say(Xiaoyu, ReactionKind.Want);
        Say(Xiaoyu, ReactionKind.Want);
        Tap(Xiaoyu, ReactionKind.Want);

        Assert.Equal((1, 1), (Row.People, Row.Counts[ReactionKind.Want]));
    }

    [Fact]
    public void A_person_leaves_the_count_with_the_last_sign_that_is_left_and_not_before()
    {
        var first = Say(Xiaoyu, ReactionKind.Want);
        var second = Say(Xiaoyu, ReactionKind.Want);
        var far = Say(Xiaoyu, ReactionKind.TooFar);

        Remove(first);
        Assert.Equal((1, 1), (Row.People, Row.Counts[ReactionKind.Want]));

        Remove(second);
        Assert.Equal((1, 0), (Row.People, Row.Counts[ReactionKind.Want]));

        Remove(far);
        Assert.Equal((0, 0), (Row.People, Row.Counts[ReactionKind.TooFar]));
        Assert.False(_tally.Has(Fair.Cleaner.Id));
    }

    [Fact]
    public void A_tap_holds_when_the_comment_that_said_the_same_is_removed()
    {
        var said = Say(Xiaoyu, ReactionKind.Want);
        Assert.Null(_tally.TapOf(Xiaoyu, Fair.Cleaner.Id, ReactionKind.Want));
        Tap(Xiaoyu, ReactionKind.Want);
        Remove(said);

        Assert.Equal(1, Row.Counts[ReactionKind.Want]);
    }

    [Fact]
    public void A_removal_of_what_counted_nothing_changes_nothing()
    {
        Tap(Xiaoyu, ReactionKind.Want);
        var words = Tell(new Commented(new Person(Xiaoyu.Value, "小雨"), "大家好"));
        Remove(words);
        Remove(words);
        Remove(77);

        Assert.Equal(1, Row.People);
    }

    [Fact]
    public void What_is_about_no_posting_counts_for_none()
    {
        Say(Xiaoyu, ReactionKind.Want, posting: null);

        Assert.All(_tally.Rows(Fair.Session.Rundown), row => Assert.Equal(0, row.People));
        Assert.Empty(_tally.Postings);
    }

    [Fact]
    public void Every_posting_of_the_rundown_has_a_row_with_every_kind()
    {
        var rows = _tally.Rows(Fair.Session.Rundown);

        Assert.Equal([Fair.Cleaner.Id, Fair.Crochet.Id], rows.Select(row => row.Posting));
        Assert.All(rows, row => Assert.Equal(Enum.GetValues<ReactionKind>().Order(), row.Counts.Keys.Order()));
    }

    [Fact]
    public void Boards_are_the_same_while_no_number_and_no_question_changed()
    {
        var empty = Board([]);
        Assert.True(empty.SameAs(Board([])));

        Tap(Xiaoyu, ReactionKind.Want);
        var wanted = Board([]);
        Assert.False(empty.SameAs(wanted));

        Assert.False(wanted.SameAs(
            Board([new OpenQuestion(2, Fair.Now, new Person(LaoMa.Value, "老马"), "包住吗", null)])));
    }

    private InterestBoard Board(IReadOnlyList<OpenQuestion> questions) =>
        new(_tally.Rows(Fair.Session.Rundown), questions);

    private long Tap(ViewerId viewer, ReactionKind kind) => Tell(new Reacted(viewer, Fair.Cleaner.Id, kind));

    private long Say(ViewerId viewer, ReactionKind kind) => Say(viewer, kind, Fair.Cleaner.Id);

    private long Say(ViewerId viewer, ReactionKind kind, PostingId? posting) => Tell(new Commented(
        new Person(viewer.Value, "小雨"), "…", Reading: new CommentReading(kind, posting)));

    private void Remove(long comment) => Tell(new CommentRemoved(comment, "spam"));

    private long Tell(EventBody body)
    {
        _tally.Apply(new LoggedEvent(++_head, Fair.Now, 0, body));
        return _head;
    }
}
