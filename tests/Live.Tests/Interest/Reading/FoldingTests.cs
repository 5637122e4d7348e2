using LiveFair.Live.Interest.Reading;

namespace LiveFair.Live.Tests.Interest.Reading;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("工资１８块", "工资18块")]
    [InlineData("工 资", "工资")]
    [InlineData("工*资", "工资")]
    [InlineData("太遠", "太远")]
    [InlineData("ABC", "abc")]
    [InlineData("好\u200b远", "好远")]
    [InlineData("好\uFFFE远\uFFFF\uFDD0", "好远")]
    public void Many_ways_of_writing_become_one(string written, string folded) =>
        Assert.Equal(folded, EmbeddedWords.Lexicon.Fold(written).Letters);

    [Fact]
    public void What_stood_between_letters_is_kept_beside_them()
    {
        var folded = EmbeddedWords.Lexicon.Fold("好远，太低？");

        Assert.Equal("好远太低", folded.Letters);
        Assert.True(folded.IsParted(2));
        Assert.True(folded.Marks[4].HasFlag(Mark.Asked));
        Assert.Equal(folded.Letters.Length + 1, folded.Marks.Count);
    }
}
