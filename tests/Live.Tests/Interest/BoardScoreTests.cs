using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

public sealed class BoardScoreTests
{
    [Theory]
    [InlineData(0, 0, 0, 0, 0, 0, 0)]
    [InlineData(1, 0, 0, 0, 0, 0, 2)]
    [InlineData(0, 0, 0, 0, 1, 0, 1)]
    [InlineData(0, 0, 0, 0, 0, 1, 3)]
    [InlineData(10, 3, 2, 1, 4, 5, 33)]
    [InlineData(1, 1, 1, 1, 0, 0, 0)]
    [InlineData(0, 5, 0, 0, 0, 0, 0)]
    public void Applications_weigh_most_and_objections_never_sink_it_below_0(
        int want, int tooFar, int payLow, int hours, int question, int applied, double score)
    {
        var counts = new Dictionary<ReactionKind, int>
        {
            [ReactionKind.Want] = want,
            [ReactionKind.TooFar] = tooFar,
            [ReactionKind.PayLow] = payLow,
            [ReactionKind.Hours] = hours,
            [ReactionKind.Question] = question,
        };

        Assert.Equal(score, BoardScore.Of(counts, applied));
    }

    [Fact]
    public void A_kind_that_nobody_chose_counts_nothing() =>
        Assert.Equal(6, BoardScore.Of(new Dictionary<ReactionKind, int>(), applied: 2));
}
