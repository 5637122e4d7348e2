using LiveFair.Live.Comments;

namespace LiveFair.Live.Tests.Comments;

public sealed class RemovalReasonTests
{
    [Theory]
    [InlineData("spam", true)]
    [InlineData("ad", true)]
    [InlineData("privacy", true)]
    [InlineData("abuse", true)]
    [InlineData("fraud", true)]
    [InlineData("illegal", true)]
    [InlineData("offTopic", true)]
    [InlineData("badReview", false)]
    [InlineData("negative", false)]
    [InlineData("negativeOpinion", false)]
    [InlineData("negative opinion", false)]
    [InlineData("opinion", false)]
    [InlineData("工资低是差评", false)]
    [InlineData("SPAM", false)]
    [InlineData("offtopic", false)]
    [InlineData(" spam", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void Only_the_listed_reasons_remove_a_comment(string? reason, bool known) =>
        Assert.Equal(known, RemovalReason.IsKnown(reason));
}
