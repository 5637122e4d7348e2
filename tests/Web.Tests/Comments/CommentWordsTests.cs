using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Comments;

[Collection(nameof(RoomyFair))]
public sealed class CommentWordsTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData("长", 200)]
    [InlineData("e\u0301", 200)]
    [InlineData("😀", 200)]
    public async Task A_comment_of_200_characters_is_taken_whole(string character, int count)
    {
        var (room, text) = (await Fair.NewLiveRoom(), string.Concat(Enumerable.Repeat(character, count)));
        await Comment(await Connect((await Fair.NewVerifiedViewer()).Token), room, Fair.Logs.Secret(text));
        Assert.Equal(text.Normalize(), await Said(room));
    }

    [Theory]
    [InlineData("长", 201)]
    [InlineData("😀", 201)]
    [InlineData("x", 20_000)]
    public async Task A_longer_comment_is_refused_with_TOO_LONG_and_nothing_changes(string character, int count)
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        var refused = await hub.Comment(room.Id, Op(), string.Concat(Enumerable.Repeat(character, count)));
        Assert.Equal(new HubAnswer(false, null, "TOO_LONG", null), refused);
        Assert.Equal(1, await room.Head());
    }

    [Theory]
    [InlineData("<script>alert(1)</script>", "<script>alert(1)</script>")]
    [InlineData("a\u202Eb\u2066c\u200Bd", "abcd")]
    [InlineData("夜\u0000班\u0007", "夜班")]
    [InlineData("  上\n下\t左\u2028右 ", "上 下 左 右")]
    [InlineData("'; DROP TABLE log_event; --", "'; DROP TABLE log_event; --")]
    [InlineData("{\"text\":null}", "{\"text\":null}")]
    public async Task A_comment_comes_back_as_text_without_what_hides_in_it(string typed, string shown)
    {
        var room = await Fair.NewLiveRoom();
        var watcher = await Watch(null, room);
        await watcher.Until(await CommentAs(room, typed));
        Assert.Equal(shown, watcher.Events.Single().GetProperty("text").GetString());
        Assert.Equal(shown, await Said(room));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("\u200B\u202E")]
    [InlineData("\u0000")]
    public async Task A_comment_without_words_is_refused_with_INVALID_and_nothing_changes(string typed)
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        Assert.Equal("INVALID", (await hub.Comment(room.Id, Op(), typed)).Code);
        Assert.Equal(1, await room.Head());
    }

    [Fact]
    public async Task A_comment_without_a_confirmed_phone_is_refused_with_VERIFY_PHONE_and_nothing_changes()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewViewer()).Token);
        Assert.Equal("VERIFY_PHONE", (await hub.Comment(room.Id, Op(), "你好")).Code);
        Assert.Equal(1, await room.Head());
    }

    [Fact]
    public async Task A_comment_without_a_token_is_refused_with_NOT_ALLOWED_and_nothing_changes()
    {
        var room = await Fair.NewLiveRoom();
        Assert.Equal("NOT_ALLOWED", (await (await Connect(null)).Comment(room.Id, Op(), "你好")).Code);
        Assert.Equal(1, await room.Head());
    }

    [Fact]
    public async Task A_comment_in_a_session_that_does_not_exist_is_NOT_FOUND()
    {
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        Assert.Equal("NOT_FOUND", (await hub.Comment("nowhere", Op(), "你好")).Code);
    }

    private async Task<long> CommentAs(TestRoom room, string text) =>
        await Comment(await Connect((await Fair.NewVerifiedViewer()).Token), room, text);

    private static async Task<string?> Said(TestRoom room) =>
        Assert.Single(await room.Events("commented")).GetProperty("text").GetString();
}
