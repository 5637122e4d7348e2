using LiveFair.Bench.Interest;
using LiveFair.Bench.Interest.Learning;

namespace LiveFair.Bench.Tests.Interest;

public sealed class LessonsTests
{
    /// <summary>After a change of words or comments: <c>./livefair bench interest learn</c>.</summary>
    [Fact]
    public void The_weights_in_the_sources_are_those_that_the_comments_teach() => Assert.All(
        Lessons.Read().Learn(), one => Assert.Equal(File.ReadAllText(LearnCommand.FileOf(one.Key)), one.Value));

    [Fact]
    public void The_examples_by_which_kinds_are_defined_are_read_so()
    {
        var examples = LabelledComments.Read("examples");

        Assert.NotEmpty(examples.Comments);
        Assert.All(examples.Comments, one => Assert.Equal((one.Text, one.Means), (one.Text, examples.Ask(one))));
    }

    [Fact]
    public void No_comment_of_the_test_was_learnt_from()
    {
        var learnt = LabelledComments.Read("examples", "words", "weights").Comments.Select(one => one.Text).ToHashSet();

        Assert.DoesNotContain(LabelledComments.Read("test").Comments, one => learnt.Contains(one.Text));
    }
}
