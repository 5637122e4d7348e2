using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;

namespace LiveFair.Live.Tests.Interest;

public sealed class InterestTallyTests
{
    private static readonly Person LaoMa = new("v-laoma", "老马");

    private readonly InterestTally _tally = new();

    [Fact]
    public void The_same_reaction_of_the_same_person_counts_once_and_keeps_its_first_offset()
    {
        var wants = new Reacted(new ViewerId("v1"), Fair.Cleaner.Id, ReactionKind.Want);
        _tally.Count(3, wants);
        _tally.Count(9, wants);

        Assert.Equal(3, _tally.Find(wants.Viewer, wants.Posting, wants.Kind));
        Assert.Null(_tally.Find(wants.Viewer, wants.Posting, ReactionKind.PayLow));
        Assert.Equal(1, Board().Rows[0].Counts[ReactionKind.Want]);
    }

    [Fact]
    public void Somebody_who_reacts_twice_is_one_person()
    {
        _tally.Count(1, new Reacted(new ViewerId("v1"), Fair.Cleaner.Id, ReactionKind.Want));
        _tally.Count(2, new Reacted(new ViewerId("v1"), Fair.Cleaner.Id, ReactionKind.TooFar));
        _tally.Count(3, new Reacted(new ViewerId("v2"), Fair.Cleaner.Id, ReactionKind.Want));
        _tally.Count(new Applied(Fair.Cleaner.Id));
        var row = Board().Rows[0];

        Assert.Equal((2, 1, 2 * 2 + 3 - 1d), (row.People, row.Applied, row.Score));
    }

    [Fact]
    public void Every_posting_of_the_rundown_has_a_row_with_every_kind()
    {
        Assert.Equal([Fair.Cleaner.Id, Fair.Crochet.Id], Board().Rows.Select(row => row.Posting));
        Assert.All(Board().Rows, row => Assert.Equal(Enum.GetValues<ReactionKind>().Order(), row.Counts.Keys.Order()));
    }

    [Fact]
    public void A_question_is_kept_with_the_posting_that_was_shown()
    {
        _tally.Hear(Comment(4, "包住吗"), Fair.Cleaner.Id);
        _tally.Hear(Comment(5, "想去"), Fair.Cleaner.Id);

        Assert.Equal([new OpenQuestion(4, Fair.Now, LaoMa, "包住吗", Fair.Cleaner.Id)], Board().Unanswered);
    }

    [Fact]
    public void The_newest_50_questions_stay()
    {
        for (var offset = 1; offset <= 53; offset++)
        {
            _tally.Hear(Comment(offset, "工资多少"), null);
        }

        Assert.Equal(Enumerable.Range(4, 50).Select(offset => (long)offset), Board().Unanswered.Select(q => q.Offset));
    }

    [Fact]
    public void A_removed_question_is_forgotten_and_a_stranger_one_is_no_matter()
    {
        _tally.Hear(Comment(1, "工资多少"), null);
        _tally.Hear(Comment(2, "加微信吗"), null);
        _tally.Forget(2);
        _tally.Forget(77);

        Assert.Equal(1, Assert.Single(Board().Unanswered).Offset);
    }

    [Fact]
    public void A_comment_whose_words_were_removed_asks_nothing()
    {
        _tally.Hear(Comment(1, null), null);

        Assert.Empty(Board().Unanswered);
    }

    [Fact]
    public void Boards_are_the_same_while_no_number_and_no_question_changed()
    {
        var empty = Board();
        Assert.True(empty.SameAs(Board()));

        _tally.Count(1, new Reacted(new ViewerId("v1"), Fair.Cleaner.Id, ReactionKind.Want));
        var reacted = Board();
        Assert.False(empty.SameAs(reacted));

        _tally.Hear(Comment(2, "包住吗"), null);
        Assert.False(reacted.SameAs(Board()));
    }

    private InterestBoard Board() => _tally.Board(Fair.Session.Rundown);

    private static LoggedEvent Comment(long offset, string? text) =>
        new(offset, Fair.Now, 0, new Commented(LaoMa, text));
}
