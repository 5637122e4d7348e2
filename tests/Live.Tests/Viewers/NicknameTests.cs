using LiveFair.Live.Viewers;

namespace LiveFair.Live.Tests.Viewers;

public sealed class NicknameTests
{
    [Theory]
    [InlineData("小雨", "小雨")]
    [InlineData(" 宝妈找活 ", "宝妈找活")]
    [InlineData("老\u202E马", "老马")]
    [InlineData("二十个字的昵称二十个字的昵称二十个字的昵", "二十个字的昵称二十个字的昵称二十个字的昵")]
    public void A_nickname_is_cleaned_like_a_comment(string typed, string shown) =>
        Assert.Equal(shown, Nickname.Clean(typed).Value);

    [Fact]
    public void Twenty_families_are_twenty_characters()
    {
        var families = string.Concat(Enumerable.Repeat("👨‍👩‍👧‍👦", Nickname.MaxGraphemes));

        Assert.Equal(families, Nickname.Clean(families).Value);
        Assert.Equal(RefusalCode.TooLong, Nickname.Clean(families + "马").Refused?.Code);
    }

    [Fact]
    public void A_nickname_of_21_characters_is_too_long() => Assert.All<int>(
        [21, 300, 10_000],
        length => Assert.Equal(
            new Refusal(RefusalCode.TooLong, "nickname: 1 to 20 characters."),
            Nickname.Clean(new string('马', length)).Refused));

    [Fact]
    public void A_nickname_that_shows_nothing_is_invalid() => Assert.All(
        [null, "", "  ", "\u200B", "\u200D", "\uD83D"],
        typed => Assert.Equal(Refusal.Length("nickname", 1, 20), Nickname.Clean(typed).Refused));
}
