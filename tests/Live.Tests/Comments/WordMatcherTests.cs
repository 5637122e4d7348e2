using LiveFair.Live.Comments;

namespace LiveFair.Live.Tests.Comments;

public sealed class WordMatcherTests
{
    private static readonly WordMatcher Words = new(
    [
        new ListedWord("骗子", WordAct.Mask), new ListedWord("黑中介", WordAct.Hold), new ListedWord("中介", WordAct.Mask),
        new ListedWord("赌博", WordAct.Refuse), new ListedWord("ass", WordAct.Mask), new ListedWord("电话", WordAct.Mask),
    ]);

    [Theory]
    [InlineData("老板是骗子吧", "老板是＊＊吧")]
    [InlineData("骗 子", "＊ ＊")]
    [InlineData("骗.子", "＊.＊")]
    [InlineData("騙子", "＊＊")]
    [InlineData("骗😀子", "＊😀＊")]
    [InlineData("骗\u200B子", "＊＊")]
    [InlineData("ＡＳＳ", "＊＊＊")]
    [InlineData("A s s", "＊ ＊ ＊")]
    [InlineData("電話是多少", "＊＊是多少")]
    public void A_masked_word_is_found_in_all_its_writings(string typed, string shown)
    {
        var verdict = Words.Judge(typed);

        Assert.Equal((shown, WordAct.Mask), (verdict.Shown, verdict.Worst?.Act));
    }

    [Theory]
    [InlineData("想去")]
    [InlineData("骗")]
    [InlineData("子骗")]
    [InlineData("class assign")]
    [InlineData("")]
    public void Other_words_stay(string typed) => Assert.Equal(new WordVerdict(typed, null), Words.Judge(typed));

    [Fact]
    public void Of_several_words_the_one_that_weighs_most_decides_and_all_masks_hold()
    {
        Assert.Equal(new WordVerdict("骗我的黑＊＊", Word("黑中介")), Words.Judge("骗我的黑中介"));
        Assert.Equal("赌博", Words.Judge("黑中介赌博骗子").Worst?.Word);
    }

    [Fact]
    public void A_word_within_another_that_breaks_off_is_found()
    {
        var words = new WordMatcher([new ListedWord("一二三四五", WordAct.Hold), new ListedWord("二三", WordAct.Mask)]);

        Assert.Equal("一＊＊四六", words.Judge("一二三四六").Shown);
        Assert.Equal("一二三四五", words.Judge("一二三四五").Worst?.Word);
    }

    [Fact]
    public void A_rare_character_is_no_other()
    {
        var words = new WordMatcher([new ListedWord("𠮷", WordAct.Hold)]);

        Assert.Equal("𠮷", words.Judge("姓𠮷").Worst?.Word);
        Assert.Null(words.Judge("𣲗河边").Worst);
        Assert.Null(words.Judge("\uE000").Worst);
    }

    [Fact]
    public void A_list_is_kept_cleaned_with_each_word_once_as_it_was_entered_last()
    {
        var kept = WordList.Clean(
            [
                new ListedWord(" 骗子 ", WordAct.Mask), new ListedWord("赌", WordAct.Mask),
                new ListedWord("騙子", WordAct.Hold),
            ]);

        Assert.Equal([new ListedWord("騙子", WordAct.Hold), new ListedWord("赌", WordAct.Mask)], kept.Value!);
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("!!!")]
    [InlineData("一二三四五六七八九十一二三四五六七八九十一")]
    public void A_word_that_cannot_be_found_is_no_word(string word) => Assert.Equal(
        RefusalCode.Invalid, WordList.Clean([new ListedWord(word, WordAct.Mask)]).Refused?.Code);

    [Fact]
    public void A_list_has_500_words_at_most()
    {
        var words = Enumerable.Range(0, 501).Select(i => new ListedWord($"词{i}", WordAct.Mask)).ToArray();

        Assert.True(WordList.Clean(words[1..]).Ok);
        Assert.Equal(RefusalCode.Invalid, WordList.Clean(words).Refused?.Code);
    }

    [Fact]
    public void A_long_comment_and_words_that_nearly_match_end()
    {
        var words = new WordMatcher(
            [.. Enumerable.Range(1, 20).Select(i => new ListedWord(new string('一', i) + "二", WordAct.Mask))]);

        Assert.Null(words.Judge(new string('一', 100_000)).Worst);
    }

    private static ListedWord Word(string word) => Words.Words.Single(one => one.Word == word);
}
