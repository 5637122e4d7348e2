using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>The calls that MediaMTX's documentation shows, and the commands of docs/video.md.</summary>
public sealed class MediaMtxTests(MediaMtxFair fair) : EngineTest(fair, "mediamtx"), IClassFixture<MediaMtxFair>
{
    private const string First = "2c6b1c0e-6f7e-4d5c-9c3f-5f1f4c1f6a01";
    private const string Second = "2c6b1c0e-6f7e-4d5c-9c3f-5f1f4c1f6a02";

    [Fact]
    public async Task The_session_follows_its_publisher_at_the_engine()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        var watcher = await WatchWithoutPicture(room);

        (await Ask("publish", room.Id, $"key={key}", First)).Is(200);
        Assert.False(await IsLive(room));
        (await Tell("ready", room.Id, First)).Is(200);
        Assert.True(await IsLive(room));
        await Until(watcher, "resumed");
        (await Tell("notReady", room.Id, First)).Is(200);
        Assert.False(await IsLive(room));
        await Until(watcher, "paused", times: 2);
        (await Ask("publish", room.Id, $"key={key}", Second)).Is(200);
        (await Tell("ready", room.Id, Second)).Is(200);
        await Until(watcher, "resumed", times: 2);
    }

    [Fact]
    public async Task Who_takes_over_is_not_ended_by_the_end_of_the_one_before()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        (await Ask("publish", room.Id, $"key={key}", First)).Is(200);
        (await Tell("ready", room.Id, First)).Is(200);
        (await Ask("publish", room.Id, $"key={key}", Second)).Is(200);
        (await Tell("ready", room.Id, Second)).Is(200);
        (await Tell("notReady", room.Id, First)).Is(200);

        Assert.True(await IsLive(room));
    }

    [Fact]
    public async Task Nobody_begins_who_was_not_let_in()
    {
        var room = await Fair.NewLiveRoom();
        await Key(room);

        (await Ask("publish", room.Id, "key=guess", First)).Is(401);
        (await Ask("publish", room.Id, "", First)).Is(401);
        (await Tell("ready", room.Id, First)).Is(401);
        (await Tell("notReady", room.Id, First)).Is(200);
        Assert.False(await IsLive(room));
        Assert.Empty(await room.Events("paused"));
    }

    [Fact]
    public async Task What_is_on_air_may_be_read_and_nothing_else()
    {
        var room = await Fair.NewLiveRoom();

        (await Ask("read", room.Id, "", null, "hls")).Is(200);
        (await Ask("read", "nothere", "", null, "hls")).Is(401);
        (await Ask("api", room.Id, "", null, "")).Is(401);
        (await Call("""{"action":"read","path":"other/demo"}""")).Is(401);
        (await Call("no json")).Is(401);
    }

    [Fact]
    public async Task A_name_that_is_no_word_publishes_and_watches_nothing()
    {
        foreach (var name in HostileNames.All)
        {
            (await Ask("publish", name, "key=k", "c1")).Is(401);
            (await Ask("read", name, "", "c1")).Is(401);
            (await Ask("ready", name, "", "c1")).Is(401);
        }
    }

    private Task<Reply> Ask(string action, string stream, string query, string? id, string protocol = "rtmp") =>
        Call(System.Text.Json.JsonSerializer.Serialize(new
        {
            user = "",
            password = "",
            token = "",
            ip = "10.0.0.7",
            action,
            path = $"live/{stream}",
            protocol,
            id,
            query,
        }));

    private Task<Reply> Tell(string action, string stream, string id) => Call(
        $$"""{"action":"{{action}}","path":"live/{{stream}}","id":"{{id}}"}""", "application/x-www-form-urlencoded");
}
