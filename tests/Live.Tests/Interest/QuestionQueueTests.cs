using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;

namespace LiveFair.Live.Tests.Interest;

public sealed class QuestionQueueTests
{
    private static readonly PostingId Cleaner = Fair.Cleaner.Id;
    private static readonly PostingId Crochet = Fair.Crochet.Id;
    private static readonly Person Host = Person.Of(Fair.Host);

    private readonly QuestionQueue _queue = new();
    private long _head;

    private IReadOnlyList<QuestionGroup> Open => _queue.List().Open;

    private IReadOnlyList<QuestionGroup> Given => _queue.List().Answered;

    [Fact]
    public void Questions_about_one_posting_and_topic_are_one_with_its_different_askers()
    {
        Ask("老马", "多少钱一小时", Cleaner, QuestionTopic.Pay);
        Ask("小雨", "工资怎么算", Cleaner, QuestionTopic.Pay);
        Ask("老马", "工资多少？？", Cleaner, QuestionTopic.Pay);
        Ask("老马", "几点上班", Cleaner, QuestionTopic.Hours);
        Ask("老马", "工资多少", Crochet, QuestionTopic.Pay);
        Ask("老马", "工资多少", null, QuestionTopic.Pay);

        Assert.Equal(
            [(Cleaner, "多少钱一小时", 2, 3), (Cleaner, "几点上班", 1, 1), (Crochet, "工资多少", 1, 1), (null, "工资多少", 1, 1)],
            Open.Select(group => (group.Posting, group.Text, group.Askers, group.Count)));
        var pay = Open[0];
        Assert.Equal((QuestionTopic.Pay, At(1), At(3)), (pay.Topic, pay.FirstAt, pay.LastAt));
        Assert.Equal([1L, 2L, 3L], pay.Offsets);
        Assert.Equal(["多少钱一小时", "工资怎么算", "工资多少？？"], pay.Samples.Select(sample => sample.Text));
        Assert.Equal(4, Open.Select(group => group.Key).Distinct().Count());
    }

    [Fact]
    public void Of_one_topic_only_what_one_answer_serves_for_is_one()
    {
        Ask("一", "几点上班", Cleaner, QuestionTopic.Hours);
        Ask("二", "有没有夜班", Cleaner, QuestionTopic.Hours);
        Ask("三", "一个月休息几天啊", Cleaner, QuestionTopic.Hours);
        Ask("四", "是白班还是晚 班", Cleaner, QuestionTopic.Hours);
        Ask("五", "單休还是双休", Cleaner, QuestionTopic.Hours);
        Ask("六", "上几个小时", Cleaner, QuestionTopic.Hours);
        Ask("七", "怎么报名", Cleaner, QuestionTopic.Apply);
        Ask("八", "面试带什么", Cleaner, QuestionTopic.Apply);
        Ask("九", "还招吗", Cleaner, QuestionTopic.Apply);
        Ask("十", "有没有夜班", null, QuestionTopic.Hours);

        Assert.Equal(
            [
                ("几点上班", 2), ("有没有夜班", 2), ("一个月休息几天啊", 2), ("怎么报名", 1), ("面试带什么", 1), ("还招吗", 1),
                ("有没有夜班", 1),
            ],
            Open.Select(group => (group.Text, group.Askers)));
        Assert.Equal(Open.Count, Open.Select(group => group.Key).Distinct().Count());
    }

    [Fact]
    public void What_most_people_ask_comes_first_and_then_the_oldest()
    {
        Ask("一", "几点上班", Cleaner, QuestionTopic.Hours);
        Ask("二", "在哪里", Cleaner, QuestionTopic.Place);
        Ask("三", "包住吗", Cleaner, QuestionTopic.BoardLodging);
        Ask("四", "包吃吗", Cleaner, QuestionTopic.BoardLodging);
        Ask("二", "在哪里", Cleaner, QuestionTopic.Place);

        Assert.Equal(["包住吗", "几点上班", "在哪里"], Open.Select(group => group.Text));
    }

    [Fact]
    public void Of_other_topics_those_with_similar_words_are_one()
    {
        Ask("一", "你们是中介吗", null, QuestionTopic.Other);
        Ask("二", "是做什么的厂", null, QuestionTopic.Other);
        Ask("三", "是不是中介", null, QuestionTopic.Other);
        Ask("四", "是中介吗", Cleaner, QuestionTopic.Other);
        Ask("五", "是中介吧？", null, null);

        Assert.Equal(
            [("你们是中介吗", 3), ("是做什么的厂", 1), ("是中介吗", 1)], Open.Select(group => (group.Text, group.Askers)));
    }

    [Fact]
    public void Comments_that_want_something_else_are_no_questions()
    {
        Apply(new Commented(new Person("v", "v"), "想去", Reading: new CommentReading(ReactionKind.Want, Cleaner)));
        Apply(new Commented(new Person("v", "v"), "主播好"));
        Apply(new Commented(new Person("v", ""), null));

        Assert.Empty(Open);
        Assert.Equal(new QueueState(0, 0), _queue.State);
    }

    [Fact]
    public void An_answer_takes_its_questions_out_and_is_kept_beside_them()
    {
        Ask("一", "包住吗", Cleaner, QuestionTopic.BoardLodging);
        Ask("二", "几点上班", Cleaner, QuestionTopic.Hours);
        Ask("三", "管饭不", Cleaner, QuestionTopic.BoardLodging);
        Answer("包住", 1, 3);

        Assert.Equal(["几点上班"], Open.Select(group => group.Text));
        var given = Assert.Single(Given);
        Assert.Equal(new GivenAnswer(4, At(4), "包住"), given.Answer);
        Assert.Equal(("包住吗", 2, 2), (given.Text, given.Askers, given.Count));
        Assert.Equal([1L, 3L], given.Offsets);
        Assert.Equal([2L], _queue.Newest.Select(question => question.Offset));
    }

    [Fact]
    public void An_answer_to_some_leaves_the_others_open_and_counts_people_exactly()
    {
        Ask("一", "要健康证吗", Cleaner, QuestionTopic.Requirement);
        Ask("二", "初中毕业行不", Cleaner, QuestionTopic.Requirement);
        Ask("一", "要电工证吗", Cleaner, QuestionTopic.Requirement);
        Answer("要健康证", 1);

        var open = Assert.Single(Open);
        Assert.Equal(("初中毕业行不", 2, 2), (open.Text, open.Askers, open.Count));
        Assert.Equal(("要健康证吗", 1, 1), (Given[0].Text, Given[0].Askers, Given[0].Count));
        Answer("不用", 3);
        Assert.Equal((1, 1), (Open[0].Askers, Open[0].Count));
    }

    [Fact]
    public void A_question_after_the_answer_opens_it_again_and_the_newest_answer_comes_first()
    {
        Ask("一", "包住吗", Cleaner, QuestionTopic.BoardLodging);
        Answer("包住", 1);
        Ask("二", "有宿舍吗", Cleaner, QuestionTopic.BoardLodging);

        Assert.Equal(("有宿舍吗", 1), (Open[0].Text, Open[0].Askers));
        Answer("有四人间", 3);
        Assert.Equal(["有四人间", "包住"], Given.Select(group => group.Answer!.Text));
        Assert.Equal(2, Given.Select(group => group.Key).Distinct().Count());
    }

    [Fact]
    public void One_answer_to_several_questions_stands_beside_each_and_one_to_no_question_beside_none()
    {
        Ask("一", "包住吗", Cleaner, QuestionTopic.BoardLodging);
        Ask("二", "几点上班", Cleaner, QuestionTopic.Hours);
        Answer("包住，八点", 1, 2);
        Apply(new Commented(new Person("v", "v"), "主播好"));
        Answer("大家好", 4);

        Assert.Equal(["几点上班", "包住吗"], Given.Select(group => group.Text));
        Assert.Equal(new QueueState(0, 5), _queue.State);
    }

    [Fact]
    public void A_removed_comment_is_gone_from_its_question_and_the_last_one_takes_it_along()
    {
        Ask("一", "包住吗加微信", Cleaner, QuestionTopic.BoardLodging);
        Ask("二", "包住吗", Cleaner, QuestionTopic.BoardLodging);
        Apply(new CommentRemoved(1, "ad"));

        Assert.Equal(("包住吗", 1, 1, At(2)), (Open[0].Text, Open[0].Askers, Open[0].Count, Open[0].FirstAt));
        Apply(new CommentRemoved(2, "ad"));
        Assert.Empty(Open);
        Assert.Empty(Given);
        Assert.Empty(_queue.Newest);
        Apply(new CommentRemoved(2, "ad"));
        Assert.Equal(new QueueState(0, 5), _queue.State);
    }

    [Fact]
    public void Of_a_question_that_very_many_ask_the_newest_200_are_kept_and_all_are_counted()
    {
        for (var i = 1; i <= 450; i++)
        {
            Ask($"v{i % 300}", "工资多少", Cleaner, QuestionTopic.Pay);
        }

        var open = Assert.Single(Open);
        Assert.Equal((300, 450, At(1)), (open.Askers, open.Count, open.FirstAt));
        Assert.Equal((200, 251L, 450L), (open.Offsets.Count, open.Offsets[0], open.Offsets[^1]));
        Assert.Equal(5, open.Samples.Count);
        Answer("二十一小时", [.. open.Offsets]);
        Assert.Empty(Open);
        Assert.Equal((300, 450), (Given[0].Askers, Given[0].Count));
    }

    [Fact]
    public void Beyond_200_questions_the_one_that_the_fewest_ask_and_that_is_oldest_is_forgotten()
    {
        Ask("一", "问题甲", Posting(0), QuestionTopic.Pay);
        Ask("二", "问题甲", Posting(0), QuestionTopic.Pay);
        for (var i = 1; i <= 200; i++)
        {
            Ask("一", "问题乙", Posting(i), QuestionTopic.Pay);
        }

        Assert.Equal(200, Open.Count);
        Assert.Contains(Open, group => group.Posting == Posting(0));
        Assert.DoesNotContain(Open, group => group.Posting == Posting(1));
        Answer("好", 3);
        Assert.Empty(Given);
    }

    [Fact]
    public void The_board_shows_the_newest_50_comments_that_wait_oldest_first()
    {
        for (var i = 1; i <= 60; i++)
        {
            Ask("一", "工资多少", Posting(i % 7), QuestionTopic.Pay);
        }

        Answer("好", 60, 59);
        Assert.Equal(Enumerable.Range(9, 50).Select(offset => (long)offset), _queue.Newest.Select(one => one.Offset));
        Assert.Equal(new OpenQuestion(9, At(9), new Person("一", "一"), "工资多少", Posting(2)), _queue.Newest[0]);
    }

    [Fact]
    public void What_came_while_the_answer_was_sent_is_answered_too_and_what_was_left_out_on_purpose_is_not()
    {
        Ask("一", "包住吗", Cleaner, QuestionTopic.BoardLodging);
        Ask("二", "管饭不", Cleaner, QuestionTopic.BoardLodging);
        Ask("三", "几点上班", Cleaner, QuestionTopic.Hours);
        Ask("四", "有宿舍吗", Cleaner, QuestionTopic.BoardLodging);

        Assert.Equal([4L], Unseen(since: 4, 1, 2));
        Assert.Equal([2L, 4L], Unseen(since: 2, 1));
        Assert.Empty(Unseen(since: 5, 1, 2));
        Assert.Empty(Unseen(since: 1, 1, 4));
        Assert.Empty(Unseen(since: 1, 77));
    }

    private static PostingId Posting(int number) => new($"p-{number}");

    private static DateTimeOffset At(long offset) => Fair.Now.AddSeconds(offset);

    private IReadOnlyList<long> Unseen(long since, params long[] targets) =>
        _queue.Unseen(targets.ToHashSet(), At(since));

    private void Ask(string who, string text, PostingId? posting, QuestionTopic? topic) => Apply(new Commented(
        new Person(who, who), text, Reading: new CommentReading(ReactionKind.Question, posting, topic)));

    private void Answer(string text, params long[] targets) => Apply(new Answered(targets, text, null, null, Host));

    private void Apply(EventBody body) => _queue.Apply(new LoggedEvent(++_head, At(_head), 0, body));
}
