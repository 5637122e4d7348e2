using LiveFair.Live.Interest;

namespace LiveFair.Live.Tests.Interest;

/// <summary>
/// The kinds by their examples are in <c>tests/Fixtures/comments-examples.jsonl</c>; here is what holds for all.
/// </summary>
public sealed class IntentReaderTests
{
    private static readonly IntentReader Reader = new(["包装工", "小区保安", "保洁员", "叉车司机", "夜班分拣员"]);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("。。。")]
    [InlineData("😀😀")]
    [InlineData("\u200b\u200d")]
    public void Without_a_word_nothing_is_wanted(string text) => Assert.Equal(Intent.None, Reader.Read(text, 1));

    [Theory]
    [InlineData("太远了", "太遠了", "太 远 了", "太*远*了", "太\u200b远了", "太远了！！！")]
    [InlineData("3号想去", "三号想去", "③号想去", "３号想去", "3 号 想 去", "3号想去～")]
    [InlineData("扣1", "扣１", "扣 1", "1", "1111", "🙋")]
    public void Ways_of_writing_change_nothing(string usual, params string[] others) =>
        Assert.All(others, other => Assert.Equal(Reader.Read(usual, 2), Reader.Read(other, 2)));

    [Theory]
    [InlineData("3号想去", 1, 3)]
    [InlineData("第四个想去", 1, 4)]
    [InlineData("看大门的我想去", 1, 2)]
    [InlineData("包装工想去", 3, 1)]
    [InlineData("上一个想去", 3, 2)]
    [InlineData("下一个想去", 3, 4)]
    [InlineData("最后一个想去", 3, 5)]
    [InlineData("上一个想去", 1, null)]
    [InlineData("9号想去", 1, null)]
    [InlineData("想去", null, null)]
    [InlineData("想去", 9, null)]
    [InlineData("想去", 4, 4)]
    public void A_posting_is_named_by_number_title_trade_or_place_else_it_is_the_pinned(
        string text, int? pinned, int? posting) => Assert.Equal(posting, Reader.Read(text, pinned).Posting);

    [Fact]
    public void Postings_go_by_the_numbers_under_which_they_are_called()
    {
        var reader = new IntentReader(new Dictionary<int, string> { [4] = "包装工", [7] = "小区保安" });

        Assert.Equal(7, reader.Read("保安想去", 4).Posting);
        Assert.Equal(4, reader.Read("4号想去", 7).Posting);
        Assert.Null(reader.Read("1号想去", 7).Posting);
    }

    [Fact]
    public void Only_a_question_has_a_topic_and_what_wants_nothing_has_no_posting()
    {
        Assert.Equal(new Intent(ReactionKind.Question, 1, QuestionTopic.Pay), Reader.Read("多少钱一个月", 1));
        Assert.Equal(new Intent(ReactionKind.Want, 1), Reader.Read("想去", 1));
        Assert.Equal(Intent.None, Reader.Read("主播晚上好", 1));
    }
}
