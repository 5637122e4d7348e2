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
    [InlineData("好\uD800远\uDC00", "好远")]
    [InlineData("①", "1")]
    [InlineData("扣①", "扣1")]
    [InlineData("③", "3号")]
    [InlineData("a①", "a1号")]
    [InlineData("好\uFFFE远\uFFFF\uFDD0", "好远")]
    public void Many_ways_of_writing_become_one(string written, string folded) =>
        Assert.Equal(folded, EmbeddedWords.Lexicon.Fold(written).Letters);

    /// <summary>With what is looked back over at each letter, it takes minutes.</summary>
    [Fact]
    public void A_long_row_of_circled_digits_is_read_letter_by_letter() =>
        Assert.Equal(
            200_000, EmbeddedWords.Lexicon.Fold(new string('①', 200_000)).Letters.Count(letter => letter == '1'));

    [Fact]
    public void What_stood_between_letters_is_kept_beside_them()
    {
        var folded = EmbeddedWords.Lexicon.Fold("好远，太低？");

        Assert.Equal("好远太低", folded.Letters);
        Assert.True(folded.IsParted(2));
        Assert.True(folded.Marks[4].HasFlag(Mark.Asked));
        Assert.Equal(folded.Letters.Length + 1, folded.Marks.Length);
    }
}
