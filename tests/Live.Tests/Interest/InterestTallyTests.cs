using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Interest;

public sealed class InterestTallyTests
{
    private static readonly ViewerId Xiaoyu = new("v-xiaoyu");
    private static readonly ViewerId LaoMa = new("v-laoma");

    private readonly InterestTally _tally = new();
    private readonly AudienceTally _audience = new();
    private long _head;
    private long _mediaMs;

    private InterestRow Row => Rows()[0];

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

        Assert.All(Rows(), row => Assert.Equal(0, row.People));
        Assert.Empty(_tally.Postings);
    }

    [Fact]
    public void Every_posting_of_the_rundown_has_a_row_with_every_kind()
    {
        var rows = Rows();

        Assert.Equal([Fair.Cleaner.Id, Fair.Crochet.Id], rows.Select(row => row.Posting));
        Assert.All(rows, row => Assert.Equal(Enum.GetValues<ReactionKind>().Order(), row.Counts.Keys.Order()));
    }

    [Fact]
    public void Who_enrols_while_a_posting_is_shown_is_counted_with_it()
    {
        Tell(new Enrolled(Fair.Group.Id));
        _tally.Apply(new LoggedEvent(++_head, Fair.Now, 0, new Enrolled(Fair.Group.Id)), shown: null);

        Assert.Equal([1, 0], Rows().Select(row => row.Enrolled));
    }

    [Fact]
    public void The_evidence_is_every_sign_that_stands_the_newest_first_a_page_at_a_time()
    {
        var (first, tap) = (Say(Xiaoyu, ReactionKind.Want), Tap(Xiaoyu, ReactionKind.Want));
        var (far, gone) = (Say(LaoMa, ReactionKind.TooFar), Say(LaoMa, ReactionKind.Want));
        var unnamed = Say(LaoMa, ReactionKind.Want, posting: null);
        Remove(gone);

        Assert.Equal([far, tap, first], Signs(Fair.Cleaner.Id));
        Assert.Equal([tap, first], Signs(Fair.Cleaner.Id, ReactionKind.Want));
        Assert.Equal([far, tap], Signs(Fair.Cleaner.Id, limit: 2));
        Assert.Equal([first], Signs(Fair.Cleaner.Id, before: tap, limit: 2));
        Assert.Equal([unnamed], Signs(null));
        Assert.Empty(Signs(Fair.Crochet.Id));
    }

    [Fact]
    public void Who_saw_a_posting_stands_in_its_row()
    {
        _audience.Add(new Sighting(Fair.Crochet.Id, [1, 2]));

        Assert.Equal([0, 2], Rows().Select(row => row.Seen));
    }

    [Fact]
    public void A_curve_has_the_new_people_of_each_step_by_their_first_sign_that_stands()
    {
        _mediaMs = 9_999;
        var first = Say(Xiaoyu, ReactionKind.Want);
        Tap(LaoMa, ReactionKind.Want);
        _mediaMs = 61_000;
        Say(Xiaoyu, ReactionKind.Want);
        Say(Xiaoyu, ReactionKind.TooFar);
        Tell(new Applied(Fair.Cleaner.Id));
        Assert.Equal(["0: Want 2", "60000: TooFar 1, applied 1"], Curve(10_000));
        Assert.Equal(["0: TooFar 1, Want 2, applied 1"], Curve(120_000));

        Remove(first);
        Assert.Equal(["0: Want 1", "60000: TooFar 1, Want 1, applied 1"], Curve(10_000));
    }

    [Fact]
    public void A_posting_that_nobody_wanted_has_an_empty_curve() => Assert.Empty(Curve(10_000));

    [Fact]
    public void Interest_rises_while_more_new_people_come_than_did_before()
    {
        Come(5, atMs: 60_000);
        _mediaMs = 229_999;
        Come(6, atMs: 200_000);
        Assert.Equal(0, Row.Rising);

        _mediaMs = 230_000;
        Assert.Equal(6 - 5, Row.Rising);

        _mediaMs = 400_000;
        Assert.Equal(0, Row.Rising);
        Assert.Equal(0, _tally.Rows(Fair.Session.Rundown, null, _audience)[0].Rising);
    }

    [Fact]
    public void Two_newcomers_are_no_rise()
    {
        _mediaMs = 600_000;
        Come(2, atMs: 590_000);
        Assert.Equal(0, Row.Rising);

        Come(1, atMs: 590_000);
        Assert.Equal(3, Row.Rising);
    }

    [Fact]
    public void Boards_are_the_same_while_no_number_and_no_question_changed()
    {
        var empty = Board([]);
        Assert.True(empty.SameAs(Board([])));

        Tap(Xiaoyu, ReactionKind.Want);
        var wanted = Board([]);
        Assert.False(empty.SameAs(wanted));

        Assert.False(wanted.SameAs(wanted with { Questions = new QueueState(0, 7) }));
        Assert.False(wanted.SameAs(
            Board([new OpenQuestion(2, Fair.Now, new Person(LaoMa.Value, "老马"), "包住吗", null)])));
    }

    private InterestBoard Board(IReadOnlyList<OpenQuestion> questions) =>
        new(Rows(), questions, new QueueState(questions.Count, 0));

    private IReadOnlyList<InterestRow> Rows() => _tally.Rows(Fair.Session.Rundown, _mediaMs, _audience);

    private IEnumerable<long> Signs(
        PostingId? posting, ReactionKind? kind = null, long? before = null, int limit = 50) =>
        _tally.Signs(new SignQuery(posting, kind, before, limit)).Select(sign => sign.Offset);

    private IEnumerable<string> Curve(int stepMs) => _tally.Curve(Fair.Cleaner.Id, stepMs).Select(point =>
        $"{point.AtMs}: " + string.Join(", ",
            point.New.Select(pair => $"{pair.Key} {pair.Value}").Order(StringComparer.Ordinal)
                .Concat(point.Applied > 0 ? [$"applied {point.Applied}"] : [])));

    private void Come(int people, long atMs)
    {
        for (var i = 0; i < people; i++)
        {
            var tap = new Reacted(new ViewerId($"v-{_head}"), Fair.Cleaner.Id, ReactionKind.Want);
            _tally.Apply(new LoggedEvent(++_head, Fair.Now, atMs, tap), null);
        }
    }

    private long Tap(ViewerId viewer, ReactionKind kind) => Tell(new Reacted(viewer, Fair.Cleaner.Id, kind));

    private long Say(ViewerId viewer, ReactionKind kind) => Say(viewer, kind, Fair.Cleaner.Id);

    private long Say(ViewerId viewer, ReactionKind kind, PostingId? posting) => Tell(new Commented(
        new Person(viewer.Value, "小雨"), "…", Reading: new CommentReading(kind, posting)));

    private void Remove(long comment) => Tell(new CommentRemoved(comment, "spam"));

    private long Tell(EventBody body)
    {
        _tally.Apply(new LoggedEvent(++_head, Fair.Now, _mediaMs, body), Fair.Cleaner.Id);
        return _head;
    }
}
