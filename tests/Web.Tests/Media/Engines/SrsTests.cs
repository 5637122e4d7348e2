using LiveFair.Live.Ids;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>The calls have the fields of SRS 5's HTTP callbacks (its documentation), with our stream and key.</summary>
public sealed class SrsTests(SrsFair fair) : EngineTest(fair, "srs"), IClassFixture<SrsFair>
{
    [Fact]
    public async Task The_session_follows_its_publisher_at_the_engine()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        var watcher = await WatchWithoutPicture(room);

        Allowed(await Hook("on_publish", room.Id, $"?key={key}"));
        Assert.True(await IsLive(room));
        await Until(watcher, "resumed");
        Allowed(await Hook("on_unpublish", room.Id, $"?key={key}"));
        Assert.False(await IsLive(room));
        await Until(watcher, "paused", times: 2);
        Allowed(await Hook("on_publish", room.Id, $"?key={key}", client: "4411t8vy"));
        await Until(watcher, "resumed", times: 2);
    }

    [Fact]
    public async Task Hosts_and_viewers_are_told_the_engine_s_addresses()
    {
        var room = await Fair.NewLiveRoom();

        var ingest = (await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Host)).Is(200);
        Assert.Equal("rtmp://media.example/live", ingest["rtmpUrl"].GetString());
        Fair.Logs.Secret(ingest["streamKey"].GetString()!.Split("key=")[1]);
        var play = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200);
        Assert.Equal($"https://media.example:8443/live/{room.Id}.flv", play["flv"].GetString());
        Assert.Equal($"https://media.example:8443/live/{room.Id}.m3u8", play["hls"].GetString());
        Assert.Equal(["flv", "hls", "live"], play.Json.EnumerateObject().Select(field => field.Name));
        (await Api.Post($"/api/sessions/{room.Id}/ingest/ticket", null, Fair.Host)).Refuses(403, "NOT_ALLOWED");
    }

    [Fact]
    public async Task A_host_sees_that_the_engine_has_the_video()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        var path = $"/api/sessions/{room.Id}/ingest/health";

        Assert.False((await Api.Get(path, Fair.Host)).Is(200)["live"].GetBoolean());
        Allowed(await Hook("on_publish", room.Id, $"?key={key}"));
        var health = (await Api.Get(path, Fair.Host)).Is(200);
        Assert.Equal((true, "engine"), (health["live"].GetBoolean(), health["means"].GetString()));
    }

    [Fact]
    public async Task Pages_may_get_video_from_the_engine_s_site()
    {
        using var http = new HttpClient { BaseAddress = Fair.Address };
        using var page = await http.GetAsync(new Uri("/healthz", UriKind.Relative));

        var policy = page.Headers.GetValues("Content-Security-Policy").Single().Split("; ");
        Assert.Contains("connect-src 'self' ws: wss: https://media.example:8443", policy);
        Assert.Contains("media-src 'self' blob: https://media.example:8443", policy);
    }

    [Theory]
    [InlineData("?key=guess")]
    [InlineData("?key=")]
    [InlineData("")]
    public async Task Who_has_another_key_is_refused(string param)
    {
        var room = await Fair.NewLiveRoom();
        await Key(room);

        Denied(await Hook("on_publish", room.Id, param));
        Assert.False(await IsLive(room));
    }

    [Fact]
    public async Task A_key_that_comes_twice_is_none()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);

        Denied(await Hook("on_publish", room.Id, $"?key=guess&key={key}"));
        Denied(await Hook("on_publish", room.Id, $"?key={key}", app: "other"));
        Assert.False(await IsLive(room));
    }

    [Fact]
    public async Task A_changed_key_and_a_session_that_ended_are_refused()
    {
        var room = await Fair.NewLiveRoom();
        var old = await Key(room);
        var rotated = (await Api.Post($"/api/sessions/{room.Id}/ingest/rotate", null, Fair.Host)).Is(200);
        var key = Fair.Logs.Secret(rotated["streamKey"].GetString()!.Split("key=")[1]);

        Denied(await Hook("on_publish", room.Id, $"?key={old}"));
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        Denied(await Hook("on_publish", room.Id, $"?key={key}"));
    }

    [Fact]
    public async Task An_end_that_nobody_began_changes_nothing()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);

        Allowed(await Hook("on_unpublish", room.Id, $"?key={key}"));
        Allowed(await Hook("on_publish", room.Id, $"?key={key}"));
        Allowed(await Hook("on_unpublish", room.Id, $"?key={key}", client: "somebody"));
        Assert.True(await IsLive(room));
        Assert.Empty(await room.Events("paused"));
    }

    [Fact]
    public async Task What_is_on_air_may_be_watched_and_nothing_else()
    {
        var room = await Fair.NewLiveRoom();
        Allowed(await Hook("on_play", room.Id, ""));
        Denied(await Hook("on_play", "nothere", ""));
        Denied(await Hook("on_play", "../../etc", ""));
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        Denied(await Hook("on_play", room.Id, ""));
    }

    [Fact]
    public async Task What_does_not_concern_us_is_let_through()
    {
        Allowed(await Call("""{"action":"on_dvr","client_id":"x","app":"live","stream":"s","file":"/tmp/s.flv"}"""));
        Allowed(await Call(
            """{"action":"on_connect","client_id":108,"ip":"127.0.0.1","app":"live","tcUrl":"rtmp://x/live"}"""));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{\"action\":\"on_publish\"}")]
    [InlineData("{\"action\":\"on_publish\",\"app\":{},\"stream\":[],\"client_id\":null}")]
    [InlineData("{\"action\":\"on_publish\",\"app\":\"live\",\"stream\":\"demo\",\"client_id\":\"\"}")]
    public async Task What_cannot_be_read_publishes_nothing(string body) => Denied(await Call(body));

    [Fact]
    public async Task A_name_that_is_no_word_publishes_and_watches_nothing()
    {
        foreach (var name in HostileNames.All)
        {
            Denied(await Hook("on_publish", name, "?key=k"));
            Denied(await Hook("on_play", name, ""));
            Denied(await Hook("on_publish", "demo", "?key=k", app: name));
            await Hook("on_unpublish", name, "", name);
        }

        Assert.DoesNotContain(
            Fair.Services.GetRequiredService<EngineStreams>().All, stream => !IdText.IsValid(stream.Session.Value));
    }

    [Fact]
    public async Task A_body_larger_than_any_engine_sends_publishes_nothing()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);

        Denied(await Hook("on_publish", room.Id, $"?key={key}&pad={new string('x', 20_000)}"));
        Assert.False(await IsLive(room));
    }

    [Theory]
    [InlineData("wrong-secret-0123456789")]
    [InlineData("")]
    [InlineData("hook-secret-0123456789&secret=hook-secret-0123456789")]
    public async Task Without_the_secret_there_is_nothing(string secret)
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        var nothing = await Api.Post("/hooks/nothing", new { });

        var forged = await Call(Body("on_publish", room.Id, $"?key={key}", "c1", "live"), secret: secret);
        Assert.Equal(nothing.Gist, forged.Gist);
        Assert.False(await IsLive(room));
        Allowed(await Hook("on_publish", room.Id, $"?key={key}"));
        await Call(Body("on_unpublish", room.Id, $"?key={key}", "c1", "live"), secret: secret);
        Assert.True(await IsLive(room));
    }

    [Fact]
    public async Task From_an_address_that_is_not_the_engine_s_there_is_nothing()
    {
        var room = await Fair.NewLiveRoom();
        var body = Body("on_publish", room.Id, $"?key={await Key(room)}", "c1", "live");
        var path = $"/hooks/srs?secret={EngineFair.Secret}";

        var far = await Api.Send(
            HttpMethod.Post, path, Api.Text(body), headers => headers.Add("X-Forwarded-For", "203.0.113.9"));
        far.Refuses(404, "NOT_FOUND");
        (await Api.Get(path)).Refuses(404, "NOT_FOUND");
        Assert.False(await IsLive(room));
    }

    [Theory]
    [InlineData("nginx-rtmp")]
    [InlineData("mediamtx")]
    public async Task The_hooks_of_other_engines_are_not_there(string other) =>
        (await Api.Post($"/hooks/{other}?secret={EngineFair.Secret}", new { })).Refuses(404, "NOT_FOUND");

    private static void Allowed(Reply reply) => Assert.Equal(0, reply.Is(200)["code"].GetInt32());

    private static void Denied(Reply reply) => Assert.NotEqual(0, reply.Is(200)["code"].GetInt32());

    private static string Body(string action, string stream, string param, string client, string app) =>
        System.Text.Json.JsonSerializer.Serialize(new
        {
            server_id = "vid-y8d385z",
            service_id = "366z1g23",
            action,
            client_id = client,
            ip = "172.22.0.1",
            vhost = "__defaultVhost__",
            app,
            tcUrl = "rtmp://localhost/live",
            stream,
            param,
            stream_url = $"/live/{stream}",
            stream_id = "vid-012e574",
        });

    private Task<Reply> Hook(
        string action, string stream, string param, string client = "3045051l", string app = "live") =>
        Call(Body(action, stream, param, client, app));
}
