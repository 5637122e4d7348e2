using LiveFair.Bench.Interest.Learning;

namespace LiveFair.Bench.Tests.Interest;

public sealed class LessonsTests
{
    /// <summary>After a change of words or comments: <c>./livefair bench interest learn</c>.</summary>
    [Fact]
    public void The_weights_in_the_sources_are_those_that_the_comments_teach()
    {
        Assert.All(Lessons.Read().Learn(), one => Assert.Equal(File.ReadAllText(LearnCommand.FileOf(one.Key)), one.Value));
    }
}
