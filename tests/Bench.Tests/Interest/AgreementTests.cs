using LiveFair.Bench.Interest;
using LiveFair.Live.Interest;

namespace LiveFair.Bench.Tests.Interest;

/// <summary>What is counted, and how well comments are read.</summary>
public sealed class AgreementTests
{
    private static readonly Intent Want = new(ReactionKind.Want, 1);
    private static readonly Intent Pay = new(ReactionKind.Question, 1, QuestionTopic.Pay);

    [Fact]
    public void Precision_is_of_those_read_so_and_recall_of_those_labelled_so()
    {
        var agreement = new Agreement();
        agreement.Add(Want, Want);
        agreement.Add(Want, Intent.None);
        agreement.Add(Want, Pay);
        agreement.Add(Intent.None, Want);

        Assert.Equal(.5, agreement.Precision(ReactionKind.Want));
        Assert.Equal(1 / 3d, agreement.Recall(ReactionKind.Want));
        Assert.Equal(.4, agreement.F1(ReactionKind.Want), 6);
        Assert.Equal(0, agreement.F1(null));
        Assert.Equal(.4 / 6, agreement.MacroF1, 6);
    }

    [Fact]
    public void Posting_and_topic_count_where_the_kind_is_right()
    {
        var agreement = new Agreement();
        agreement.Add(Want, Want);
        agreement.Add(Pay, Pay with { Posting = null });
        agreement.Add(Pay, Pay with { Topic = QuestionTopic.Hours });
        agreement.Add(Pay, Intent.None);
        agreement.Add(Intent.None, Intent.None);

        Assert.Equal(2 / 3d, agreement.Posting);
        Assert.Equal(.5, agreement.Topic);
    }

    [Fact]
    public void Comments_that_nothing_was_written_or_learnt_from_are_read_as_labelled()
    {
        var agreement = LabelledComments.Read("test").Agree();

        Assert.True(agreement.MacroF1 >= .9, $"macro F1 is {agreement.MacroF1:F3}");
    }
}
