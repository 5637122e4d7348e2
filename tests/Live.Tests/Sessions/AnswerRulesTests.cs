using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class AnswerRulesTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    [Fact]
    public void An_answer_names_its_comments_once_and_in_order()
    {
        Say(3);
        var pending = _live.Log(
            Answer(4, 2, 4) with { Text = " 包住\n四人间 ", Posting = Fair.Cleaner.Id, Topic = QuestionTopic.BoardLodging });

        var answered = Assert.IsType<Answered>(pending.Body);
        Assert.Equal([2L, 4L], answered.Targets);
        Assert.Equal(
            ("包住 四人间", Fair.Cleaner.Id, QuestionTopic.BoardLodging, Person.Of(Fair.Staff)),
            (answered.Text, answered.Posting, answered.Topic, answered.By));
        Assert.Equal("session.answer", pending.Trace?.Action);
    }

    [Fact]
    public void A_place_without_a_comment_is_answered_by_nothing()
    {
        Say(1);
        _live.Append(new Noticed("三点抽奖"));

        Assert.All<long[]>(
            [[0], [-1], [1], [3], [4], [2, 3], [long.MaxValue]],
            targets => Assert.Equal(RefusalCode.NotFound, _live.Do(Answer(targets)).Refused?.Code));
        Assert.True(_live.Do(Answer(2)).Ok);
    }

    [Fact]
    public void What_was_removed_meanwhile_is_left_out_and_alone_it_is_not_there()
    {
        Say(2);
        _live.Log(new RemoveComment(2, "ad") { By = Fair.Staff });

        Assert.Equal([3L], Assert.IsType<Answered>(_live.Log(Answer(2, 3)).Body).Targets);
        Assert.Equal(RefusalCode.NotFound, _live.Do(Answer(2)).Refused?.Code);
    }

    [Fact]
    public void An_answer_is_to_one_comment_at_least_and_200_at_most()
    {
        Say(201);

        Assert.Equal(RefusalCode.Invalid, _live.Do(Answer()).Refused?.Code);
        Assert.Equal(RefusalCode.Invalid, _live.Do(Answer(Range(201))).Refused?.Code);
        Assert.True(_live.Do(Answer(Range(200))).Ok);
    }

    [Fact]
    public void An_answer_needs_words_that_are_no_longer_than_a_comment()
    {
        Say(1);

        Assert.Equal(RefusalCode.Invalid, _live.Do(Answer(2) with { Text = " \u200B " }).Refused?.Code);
        Assert.Equal(RefusalCode.TooLong, _live.Do(Answer(2) with { Text = new string('好', 201) }).Refused?.Code);
    }

    [Fact]
    public void An_answer_is_about_a_posting_of_the_rundown_or_one_that_left_it()
    {
        Say(1);
        _live.State.Session = Fair.Session with { Rundown = [new RundownItem(Fair.Cleaner.Id, "日结保洁员")] };

        Assert.Equal(
            RefusalCode.NotFound, _live.Do(Answer(2) with { Posting = Fair.NotInRundown }).Refused?.Code);
        Assert.True(_live.Do(Answer(2) with { Posting = Fair.Crochet.Id }).Ok);
    }

    [Fact]
    public void An_answer_sent_again_is_the_same_and_with_other_content_it_is_not()
    {
        var answer = Answer(2) with { Posting = Fair.Cleaner.Id, Topic = QuestionTopic.Pay };
        var digest = SessionRules.Digest(answer);

        Assert.Equal(digest, SessionRules.Digest(answer with { Targets = new List<long> { 2 } }));
        Assert.All<AnswerQuestions>(
            [
                answer with { Targets = [3] }, answer with { Text = "别的" }, answer with { Posting = null },
                answer with { Topic = null }, answer with { Topic = QuestionTopic.Hours },
            ],
            other => Assert.NotEqual(digest, SessionRules.Digest(other)));
    }

    [Fact]
    public void Who_comes_late_gets_the_answers_to_the_comments_that_are_shown_and_no_older_ones()
    {
        Say(1);
        _live.Log(Answer(2));
        Say(SessionState.RecentComments);
        _live.Log(Answer(4));

        Assert.Equal([_live.State.Head], _live.State.Answers.Select(answer => answer.Offset));
        for (var i = 0; i < 25; i++)
        {
            _live.Log(Answer(5));
        }

        Assert.Equal(20, _live.State.Answers.Count);
        Assert.Equal(_live.State.Head, _live.State.Answers[^1].Offset);
    }

    [Fact]
    public void The_same_question_asked_while_the_answer_was_sent_is_answered_too_and_one_left_out_before_is_not()
    {
        Ask();
        _live.Now += TimeSpan.FromSeconds(30);
        Ask();
        _live.Now += AnswerRules.Unseen;

        Assert.Equal([2L, 3L], Assert.IsType<Answered>(_live.Log(Answer(2)).Body).Targets);
        Ask();
        Ask();
        _live.Now += AnswerRules.Unseen + TimeSpan.FromMilliseconds(1);
        Assert.Equal([5L], Assert.IsType<Answered>(_live.Log(Answer(5)).Body).Targets);
        Assert.Equal([6L], Assert.Single(_live.State.Interest.Questions.List().Open).Offsets);
    }

    private void Ask() => _live.Append(new Commented(
        new Person("v-laoma", "老马"), "包住吗",
        Reading: new CommentReading(ReactionKind.Question, Fair.Cleaner.Id, QuestionTopic.BoardLodging)));

    private static AnswerQuestions Answer(params long[] targets) => new(targets, "包住") { By = Fair.Staff };

    private static long[] Range(int count) => [.. Enumerable.Range(2, count).Select(offset => (long)offset)];

    private void Say(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _live.Append(new Commented(new Person("v-laoma", "老马"), "包住吗"));
        }
    }
}
