using LiveFair.Live.Interest;
using LiveFair.Live.Log;

namespace LiveFair.Live.Tests.Interest;

public sealed class OpenQuestionsTests
{
    private static readonly Person LaoMa = new("v-laoma", "老马");

    private readonly OpenQuestions _questions = new();

    [Fact]
    public void A_comment_that_was_read_as_a_question_is_kept_with_the_posting_it_is_about()
    {
        Hear(4, "包住吗", new CommentReading(ReactionKind.Question, Fair.Cleaner.Id, QuestionTopic.BoardLodging));
        Hear(5, "想去", new CommentReading(ReactionKind.Want, Fair.Cleaner.Id));
        Hear(6, "有没有老乡", null);

        Assert.Equal([new OpenQuestion(4, Fair.Now, LaoMa, "包住吗", Fair.Cleaner.Id)], _questions.Newest);
    }

    [Fact]
    public void The_newest_50_are_shown_and_a_removed_one_makes_room_for_the_one_before_them()
    {
        for (var offset = 1; offset <= 53; offset++)
        {
            Ask(offset, "工资多少");
        }

        Assert.Equal(Range(4, 53), _questions.Newest.Select(question => question.Offset));

        _questions.Apply(Logged(54, new CommentRemoved(53, "spam")));
        Assert.Equal(Range(3, 52), _questions.Newest.Select(question => question.Offset));
    }

    [Fact]
    public void A_removed_question_is_forgotten_and_a_stranger_one_is_no_matter()
    {
        Ask(1, "工资多少");
        Ask(2, "加微信吗");
        _questions.Apply(Logged(3, new CommentRemoved(2, "ad")));
        _questions.Apply(Logged(4, new CommentRemoved(77, "ad")));

        Assert.Equal(1, Assert.Single(_questions.Newest).Offset);
    }

    private static IEnumerable<long> Range(long first, long last) =>
        Enumerable.Range((int)first, (int)(last - first + 1)).Select(offset => (long)offset);

    private static LoggedEvent Logged(long offset, EventBody body) => new(offset, Fair.Now, 0, body);

    private void Ask(long offset, string text) => Hear(offset, text, new CommentReading(ReactionKind.Question));

    private void Hear(long offset, string text, CommentReading? reading) =>
        _questions.Apply(Logged(offset, new Commented(LaoMa, text, Reading: reading)));
}
