using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Comments;

[Collection(nameof(RoomyFair))]
public sealed class WordListTests(RoomyFair fair) : FairTest(fair)
{
    public override async Task DisposeAsync()
    {
        (await Put()).Is(200);
        await base.DisposeAsync();
    }

    [Fact]
    public async Task A_change_of_the_list_holds_for_the_next_comment()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        await Comment(hub, room, "呱呱叫");
        (await Put(("呱呱叫", "mask"), ("咕咕叫", "hold"), ("嘎嘎叫", "refuse"))).Is(200);

        await Comment(hub, room, "真是呱 呱叫");
        var held = await hub.Comment(room.Id, Op(), "咕咕叫");
        var refused = await hub.Comment(room.Id, Op(), "嘎嘎叫");

        Assert.Equal(
            ["呱呱叫", "真是＊ ＊＊"],
            (await room.Events("commented")).Select(said => said.GetProperty("text").GetString()));
        Assert.Equal((true, true, "INVALID"), (held.Ok, held.Held, refused.Code));
        var waiting = Assert.Single((await Api.Get($"/api/sessions/{room.Id}/held", Fair.Staff)).Items);
        Assert.Equal(
            ("word", "咕咕叫"), (waiting.GetProperty("why").GetString(), waiting.GetProperty("word").GetString()));
    }

    [Fact]
    public async Task A_list_is_of_its_station_and_traced()
    {
        (await Put(("呱呱叫", "mask"))).Is(200);

        var items = (await Api.Get("/api/word-list", Fair.Host)).Is(200).Items;
        Assert.Equal("呱呱叫", Assert.Single(items).GetProperty("word").GetString());
        Assert.Contains("wordList.change", (await Api.Get("/api/audit", Fair.Admin)).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"items\":[{}]}")]
    [InlineData("{\"items\":[null]}")]
    [InlineData("{\"items\":[{\"word\":\"呱\"}]}")]
    [InlineData("{\"items\":[{\"word\":\"呱\",\"act\":\"delete\"}]}")]
    [InlineData("{\"items\":[{\"word\":\"!\",\"act\":\"mask\"}]}")]
    public async Task A_list_that_cannot_be_is_INVALID(string body) =>
        (await Api.Send(HttpMethod.Put, "/api/word-list", Hosting.Api.Text(body), Fair.Staff)).Refuses(400, "INVALID");

    private Task<Reply> Put(params (string Word, string Act)[] words) => Api.Put(
        "/api/word-list", new { items = words.Select(one => new { word = one.Word, act = one.Act }) }, Fair.Staff);
}
