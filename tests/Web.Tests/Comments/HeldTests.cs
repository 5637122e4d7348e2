using System.Text.Json;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Comments;

[Collection(nameof(RoomyFair))]
public sealed class HeldTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_held_comment_is_in_no_list_until_it_is_let_through_and_a_retry_hears_the_same()
    {
        var (room, viewer, op) = (await HoldingRoom(), await Fair.NewVerifiedViewer(), Op());
        var watcher = await Watch(null, room);
        var hub = await Connect(viewer.Token);

        var first = await hub.Comment(room.Id, op, "想去");

        Assert.Equal(new HubAnswer(true, null, null, null, true, first.HeldId), first);
        Assert.Equal(first, await hub.Comment(room.Id, op, "想去"));
        Assert.Equal("OP_REUSED", (await hub.Comment(room.Id, op, "别的")).Code);
        Assert.Empty(await room.Events("commented"));
        var held = Assert.Single(await Waiting(room));
        Assert.Equal(held.GetProperty("id").GetString(), first.HeldId);
        Assert.Equal(
            ("想去", "hold", viewer.Id),
            (held.GetProperty("text").GetString(), held.GetProperty("why").GetString(),
                held.GetProperty("by").GetProperty("viewerId").GetString()));
        Assert.Equal(1, (await Api.Get($"/api/sessions/{room.Id}/board", Fair.Staff))["held"].GetInt32());

        var offset = (await Review(room, held, new { approve = true })).Is(200)["offset"].GetInt64();

        await watcher.Until(offset);
        Assert.Equal(viewer.Id, watcher.Events.Last().GetProperty("by").GetProperty("viewerId").GetString());
        Assert.Equal(new HubAnswer(true, offset, null, null), await hub.Comment(room.Id, op, "想去"));
        Assert.Equal(offset, (await Review(room, held, new { approve = true })).Is(200)["offset"].GetInt64());
        (await Review(room, held, new { approve = false, reason = "ad" })).Refuses(404, "NOT_FOUND");
        Assert.Empty(await Waiting(room));
        Assert.Contains("held.approve", (await Api.Get("/api/audit", Fair.Admin)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_one_is_gone_for_good_and_its_writer_hears_so()
    {
        var (room, op) = (await HoldingRoom(), Op());
        var viewer = await Fair.NewVerifiedViewer();
        var watcher = await Watch(null, room);
        var hub = await Connect(viewer.Token);
        var first = await hub.Comment(room.Id, op, "广告");
        var held = Assert.Single(await Waiting(room));

        (await Review(room, held, new { approve = false, reason = "negative opinion" })).Refuses(400, "INVALID");
        (await Review(room, held, new { approve = false, reason = "ad" })).Is(204);
        (await Review(room, held, new { approve = false, reason = "ad" })).Is(204);

        (await Review(room, held, new { approve = true })).Refuses(404, "NOT_FOUND");
        Assert.Equal(
            new HubAnswer(false, null, "NOT_ALLOWED", null, true, first.HeldId),
            await hub.Comment(room.Id, op, "广告"));
        var told = Assert.Single(await room.Events("commentTurnedAway"));
        await watcher.Until(told.GetProperty("offset").GetInt64());
        var heard = Assert.Single(watcher.Events, each => each.GetProperty("kind").GetString() == "commentTurnedAway");
        Assert.Equal(first.HeldId, heard.GetProperty("heldId").GetString());
        Assert.DoesNotContain("广告", heard.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain(viewer.Id, heard.GetRawText(), StringComparison.Ordinal);
        Assert.Empty(await Waiting(room));
        Assert.Empty(await room.Events("commented"));
        Assert.Contains("held.refuse", (await Api.Get("/api/audit", Fair.Admin)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_retry_hears_that_it_is_held_also_when_nothing_is_held_any_more()
    {
        var (room, op) = (await HoldingRoom(), Op());
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        var first = await hub.Comment(room.Id, op, "想去");
        await Hold(room, false);

        Assert.Equal(first, await hub.Comment(room.Id, op, "想去"));
        Assert.Empty(await room.Events("commented"));
    }

    [Fact]
    public async Task Who_was_muted_meanwhile_is_not_let_through()
    {
        var (room, viewer) = (await HoldingRoom(), await Fair.NewVerifiedViewer());
        await (await Connect(viewer.Token)).Comment(room.Id, Op(), "想去");
        (await Api.Put($"/api/sessions/{room.Id}/mutes/{viewer.Id}", new { reason = "刷屏" }, Fair.Staff)).Is(200);

        (await Review(room, Assert.Single(await Waiting(room)), new { approve = true })).Refuses(403, "MUTED");
        Assert.Single(await Waiting(room));
    }

    [Fact]
    public async Task All_that_was_seen_to_wait_is_let_through_by_one_call_and_again_changes_nothing()
    {
        var (room, hub) = (await HoldingRoom(), await Connect((await Fair.NewVerifiedViewer()).Token));
        var watcher = await Watch(null, room);
        foreach (var text in new[] { "想去", "太远了", "后来的" })
        {
            await hub.Comment(room.Id, Op(), text);
        }

        var through = (await Waiting(room))[1].GetProperty("id").GetString();
        var release = () => Api.Post($"/api/sessions/{room.Id}/held", new { through }, Fair.Staff);
        var first = (await release()).Is(200);

        Assert.Equal((2, 0), (first["approved"].GetInt32(), first["muted"].GetInt32()));
        Assert.Equal(0, (await release()).Is(200)["approved"].GetInt32());
        var said = await room.Events("commented");
        Assert.Equal(["想去", "太远了"], said.Select(one => one.GetProperty("text").GetString()));
        await watcher.Until(said[^1].GetProperty("offset").GetInt64());
        Assert.Equal("后来的", Assert.Single(await Waiting(room)).GetProperty("text").GetString());
        (await Api.Post($"/api/sessions/{room.Id}/held", new { }, Fair.Staff)).Refuses(400, "INVALID");
    }

    [Fact]
    public async Task More_than_the_session_takes_in_one_turn_is_let_through_by_one_call_in_its_order()
    {
        var room = await HoldingRoom();
        var texts = Enumerable.Range(0, 130).Select(i => $"想去 {i}").ToList();
        foreach (var some in texts.Chunk(65))
        {
            var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
            foreach (var text in some)
            {
                Assert.True((await hub.Comment(room.Id, Op(), text)).Held);
            }
        }

        var through = (await Waiting(room))[^1].GetProperty("id").GetString();
        var all = (await Api.Post($"/api/sessions/{room.Id}/held", new { through }, Fair.Staff)).Is(200);

        Assert.Equal((130, 0), (all["approved"].GetInt32(), all["muted"].GetInt32()));
        Assert.Empty(await Waiting(room));
        Assert.Equal(texts, (await room.Events("commented")).Select(one => one.GetProperty("text").GetString()));
    }

    [Fact]
    public async Task What_waits_goes_with_the_session_s_end()
    {
        var room = await HoldingRoom();
        await (await Connect((await Fair.NewVerifiedViewer()).Token)).Comment(room.Id, Op(), "想去");
        var held = Assert.Single(await Waiting(room));
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);

        Assert.Empty(await Waiting(room));
        (await Review(room, held, new { approve = true })).Refuses(404, "NOT_FOUND");
    }

    private async Task<TestRoom> HoldingRoom()
    {
        var room = await Fair.NewLiveRoom();
        await Hold(room, true);
        return room;
    }

    private async Task Hold(TestRoom room, bool hold) =>
        (await Api.Put($"/api/sessions/{room.Id}/rules", new { slowMs = 0, hold }, Fair.Host)).Is(200);

    private async Task<IReadOnlyList<JsonElement>> Waiting(TestRoom room) =>
        [.. (await Api.Get($"/api/sessions/{room.Id}/held", Fair.Staff)).Items];

    private Task<Reply> Review(TestRoom room, JsonElement held, object body) =>
        Api.Post($"/api/sessions/{room.Id}/held/{held.GetProperty("id").GetString()}", body, Fair.Staff);
}
