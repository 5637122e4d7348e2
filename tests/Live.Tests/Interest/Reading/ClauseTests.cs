using LiveFair.Live.Interest.Reading;

namespace LiveFair.Live.Tests.Interest.Reading;

public sealed class ClauseTests
{
    [Theory]
    [InlineData("太远了，不去", "太远了|不去")]
    [InlineData("太远了不过我去", "太远了|不过我去")]
    [InlineData("管饭不？我想去", "管饭不?|我想去")]
    [InlineData("太 远 了", "太远了")]
    [InlineData("想去", "想去")]
    [InlineData("", "")]
    public void Thoughts_end_at_signs_and_before_a_turn(string written, string parts)
    {
        var comment = RuledComment.Of(written);

        Assert.Equal(parts, string.Join('|', comment.Clauses.Select(clause =>
            comment.Text.Letters[clause.Start..clause.End] + (clause.IsAsked ? "?" : ""))));
    }
}
