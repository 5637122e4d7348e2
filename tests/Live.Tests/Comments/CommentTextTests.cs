using System.Text;
using LiveFair.Live.Comments;

namespace LiveFair.Live.Tests.Comments;

public sealed class CommentTextTests
{
    private const string Family = "👨‍👩‍👧‍👦";
    private const string FamilyInTones = "👨🏻‍👩🏼‍👧🏽‍👦🏾";

    [Theory]
    [InlineData("月薪3000包吃住吗？")]
    [InlineData("离银川火车站远不远")]
    [InlineData("13:30之前能下班不，要接孩子")]
    [InlineData("<script>alert('工资')</script>")]
    [InlineData("<b>想去</b> & 包住 &amp; \"日结\"")]
    [InlineData("买买提·阿布都拉 想报名")]
    [InlineData("مەن خىزمەت ئىزدەيمەن")]
    [InlineData("👍🏽想去 ❤️ 🙂‍↔️ 👩‍🍳")]
    public void Words_of_seekers_are_kept_as_typed(string typed) => Assert.Equal(typed, Cleaned(typed));

    [Theory]
    [InlineData("工资\r\n多少", "工资 多少")]
    [InlineData("包吃\t包住", "包吃 包住")]
    [InlineData("日结\u2028周结", "日结 周结")]
    [InlineData("  想去  ", "想去")]
    [InlineData("想\0去\u0007", "想去")]
    [InlineData("工资\u202E0003\u202C元", "工资0003元")]
    [InlineData("\u2066太远\u2069", "太远")]
    [InlineData("工\u200B资\u2060低\uFEFF", "工资低")]
    [InlineData("工\u200D资\u200D", "工资")]
    [InlineData("想\u3164去\u115F", "想去")]
    [InlineData("cafe\u0301 服务员", "caf\u00E9 服务员")]
    public void What_cannot_be_seen_is_dropped_and_the_rest_composed(string typed, string stored) =>
        Assert.Equal(stored, Cleaned(typed));

    [Fact]
    public void A_noncharacter_is_dropped_and_breaks_nothing() =>
        Assert.All<char>(['\uFFFE', '\uFFFF', '\uFDD0'], c => Assert.Equal("想去", Cleaned($"想{c}去")));

    [Fact]
    public void A_comment_may_have_200_characters_of_any_kind() => Assert.All(
        ["想", "é", Family, FamilyInTones, "❤️", "🇨🇳", "कि"],
        one => Assert.Equal(Many(one, 200), Cleaned(Many(one, 200))));

    [Fact]
    public void A_comment_of_201_characters_is_too_long() => Assert.All(
        ["想", "e\u0301", Family, FamilyInTones], one => Refuses(RefusalCode.TooLong, Many(one, 201)));

    [Fact]
    public void Hidden_characters_do_not_count() =>
        Assert.Equal(Many("想", 200), Cleaned(Many("想\u200B", 200)));

    [Theory]
    [InlineData(9)]
    [InlineData(40)]
    [InlineData(1_000)]
    [InlineData(100_000)]
    public void A_pile_of_combining_marks_is_too_long(int marks) =>
        Refuses(RefusalCode.TooLong, "想" + Many("\u0489", marks) + "去");

    [Fact]
    public void Half_a_surrogate_is_invalid() => Assert.All(
        ["\uD83D", "\uDE00", "想\uD83D去", "\uDE00\uD83D", "😀\uD83D"], typed => Refuses(RefusalCode.Invalid, typed));

    [Fact]
    public void A_comment_that_shows_nothing_is_invalid() => Assert.All(
        [
            null, "", "   ", "\r\n", "\u3000", "\0\0", "\u200B", "\u200D\u200D", "\u202E", "\uFE0F", "\u0301", "\u3164",
            "\u2800",
        ],
        typed => Refuses(RefusalCode.Invalid, typed));

    [Fact]
    public void Cleaning_what_is_clean_changes_nothing() => Assert.All(
        [$"{Family}一家都能干吗", "cafe\u0301", "\u202E反\u202C", "e\u200B\u0301想去"],
        typed => Assert.Equal(Cleaned(typed), Cleaned(Cleaned(typed))));

    private static string Many(string one, int times) => new StringBuilder().Insert(0, one, times).ToString();

    private static string Cleaned(string typed)
    {
        var outcome = CommentText.Clean(typed);
        Assert.True(outcome.Ok, $"{outcome.Refused?.Code}: {outcome.Refused?.Words}");
        return outcome.Value;
    }

    private static void Refuses(RefusalCode code, string? typed)
    {
        var refusal = CommentText.Clean(typed).Refused;
        Assert.Equal(code, refusal?.Code);
        Assert.StartsWith("text: ", refusal?.Words, StringComparison.Ordinal);
    }
}
