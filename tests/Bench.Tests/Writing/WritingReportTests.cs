using LiveFair.Bench.Writing;

namespace LiveFair.Bench.Tests.Writing;

/// <summary>Whether the logs agree with what was acknowledged.</summary>
public sealed class WritingReportTests
{
    [Theory]
    [InlineData(100, 0, 0, 100, 0, true)]
    [InlineData(100, 0, 0, 99, 0, false)]
    [InlineData(100, 0, 0, 101, 0, false)]
    [InlineData(100, 0, 1, 101, 0, true)]
    [InlineData(100, 1, 0, 101, 0, false)]
    [InlineData(100, 0, 0, 100, 1, false)]
    public void Each_acknowledged_comment_stands_there_once_and_what_was_not_answered_may(
        long acked, long refused, long unanswered, long comments, long doubled, bool whole)
    {
        var run = new WritingRun(Written(acked, refused, unanswered), null, new LogCheck(comments, doubled, 0));
        Assert.Equal(whole, WritingReport.IsWhole([run]));
    }

    [Theory]
    [InlineData(40, 0, 40, true)]
    [InlineData(40, 0, 39, false)]
    [InlineData(40, 0, 41, false)]
    [InlineData(40, 1, 41, true)]
    public void Each_acknowledged_application_stands_there_and_what_was_not_answered_may(
        int accepted, int unanswered, long applied, bool whole)
    {
        var refused = new Dictionary<string, int> { [ApplicationLoad.NoAnswer] = unanswered };
        var taken = new ApplicationsTaken(30, accepted, refused, 0, 0, 0, 0, 0);
        var run = new WritingRun(Written(0, 0, 0), taken, new LogCheck(0, 0, applied));
        Assert.Equal(whole, WritingReport.IsWhole([run]));
    }

    private static CommentsWritten Written(long acked, long refused, long unanswered) =>
        new(acked + refused + unanswered, acked, refused, unanswered, 0, 0, 0, 0, 0, 0, 0, 0);
}
