using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Comments;

[Collection(nameof(RoomyFair))]
public sealed class RoomRulesTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task Slow_mode_is_told_to_everybody_and_lets_a_viewer_wait()
    {
        var room = await Fair.NewLiveRoom();
        var watcher = await Watch(null, room);
        var op = Op();
        var offset = (await Set(room, op, 300_000)).Is(200)["offset"].GetInt64();
        await watcher.Until(offset);
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);

        await Comment(hub, room, "想去");
        var refused = await hub.Comment(room.Id, Op(), "还想去");

        var told = Assert.Single(watcher.Events);
        Assert.Equal(
            ("rules", 300_000, false),
            (told.GetProperty("kind").GetString(), told.GetProperty("slowMs").GetInt64(),
                told.GetProperty("hold").GetBoolean()));
        Assert.Equal((false, "TOO_FAST"), (refused.Ok, refused.Code));
        Assert.InRange(refused.RetryAfterMs!.Value, 1, 300_000);
        Assert.Equal(offset, (await Set(room, op, 300_000)).Is(200)["offset"].GetInt64());
        var snapshot = (await Watch(null, room)).Joined.GetProperty("snapshot");
        Assert.Equal(300_000, snapshot.GetProperty("rules").GetProperty("slowMs").GetInt64());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"slowMs\":0}")]
    [InlineData("{\"hold\":false}")]
    [InlineData("{\"slowMs\":-1,\"hold\":false}")]
    [InlineData("{\"slowMs\":300001,\"hold\":false}")]
    public async Task Rules_out_of_bounds_are_INVALID(string body)
    {
        var room = await Fair.NewLiveRoom();

        (await Api.Send(HttpMethod.Put, $"/api/sessions/{room.Id}/rules", Hosting.Api.Text(body), Fair.Host))
            .Refuses(400, "INVALID");
        Assert.Equal(1, await room.Head());
    }

    private Task<Reply> Set(TestRoom room, string opId, int slowMs) =>
        Api.Put($"/api/sessions/{room.Id}/rules", new { opId, slowMs, hold = false }, Fair.Staff);
}
