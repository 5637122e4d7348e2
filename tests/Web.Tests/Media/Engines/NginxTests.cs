using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>A real nginx asks, ffmpeg publishes and watches.</summary>
public sealed class NginxTests(NginxFair fair) : EngineTest(fair, "nginx-rtmp"), IClassFixture<NginxFair>
{
    private const string Form = "application/x-www-form-urlencoded";

    [Fact]
    public async Task A_session_follows_who_publishes_with_its_key_and_pauses_when_they_end()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        var watcher = await Watch(null, room);
        await using var nginx = await Nginx.Start(Fair.Address);

        await using (var first = Ffmpeg.Publish(nginx.Url($"{room.Id}?key={key}"), 2))
        {
            Assert.Equal((0, "\n"), await first.End());
        }

        await Until(watcher, "paused");
        Assert.False(await IsLive(room));
        await using var second = Ffmpeg.Publish(nginx.Url($"{room.Id}?key={key}"), 120);
        await Until(watcher, "resumed");
        Assert.True(await IsLive(room));
        await using var viewer = Ffmpeg.Probe(nginx.Url(room.Id));
        var (code, said) = await viewer.End();
        Assert.True(code == 0 && said.Contains("h264", StringComparison.Ordinal), $"ffprobe ended with {code}: {said}");
        await using var stranger = Ffmpeg.Probe(nginx.Url("nothere"));
        Assert.NotEqual(0, (await stranger.End()).Code);

        var other = (await Api.Post($"/api/sessions/{room.Id}/ingest/rotate", null, Fair.Host)).Is(200);
        Fair.Logs.Secret(other["streamKey"].GetString()!.Split("key=")[1]);
        Assert.NotEqual(0, (await second.End()).Code);
        Assert.False(await IsLive(room));
    }

    [Fact]
    public async Task Who_has_another_key_or_none_is_sent_away()
    {
        var room = await Fair.NewLiveRoom();
        await Key(room);
        await using var nginx = await Nginx.Start(Fair.Address);

        foreach (var name in new[] { $"{room.Id}?key=guess", room.Id, "nothere?key=guess" })
        {
            await using var publisher = Ffmpeg.Publish(nginx.Url(name), 60);
            Assert.NotEqual(0, (await publisher.End()).Code);
        }

        Assert.False(await IsLive(room));
    }

    [Fact]
    public async Task Who_publishes_twice_is_refused_there_and_the_first_goes_on()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);
        await using var nginx = await Nginx.Start(Fair.Address);
        await using var first = Ffmpeg.Publish(nginx.Url($"{room.Id}?key={key}"), 120);
        await using (var viewer = Ffmpeg.Probe(nginx.Url(room.Id)))
        {
            Assert.Equal(0, (await viewer.End()).Code);
        }

        await using var second = Ffmpeg.Publish(nginx.Url($"{room.Id}?key={key}"), 60);
        Assert.NotEqual(0, (await second.End()).Code);
        Assert.True(await IsLive(room));
    }

    [Fact]
    public async Task What_a_publisher_adds_to_the_name_cannot_speak_for_the_engine()
    {
        var (room, other) = (await Fair.NewLiveRoom(), await Fair.NewLiveRoom());
        var (key, theirs) = (await Key(room), await Key(other));
        (await Call(Said("publish", other.Id, 7, $"key={theirs}"), Form)).Is(200);

        (await Call(Said("publish", room.Id, 8, $"key={key}&name={other.Id}"), Form)).Is(403);
        (await Call(Said("publish", room.Id, 8, $"key={key}&call=publish_done"), Form)).Is(403);
        (await Call(Said("publish_done", room.Id, 8, $"key={key}&name={other.Id}&clientid=7"), Form)).Is(403);
        Assert.False(await IsLive(room));
        Assert.True(await IsLive(other));
    }

    [Fact]
    public async Task A_forged_call_finds_nothing()
    {
        var room = await Fair.NewLiveRoom();
        var key = await Key(room);

        (await Call(Said("publish", room.Id, 7, $"key={key}"), Form, "forged")).Refuses(404, "NOT_FOUND");
        Assert.False(await IsLive(room));
        (await Call(Said("publish", room.Id, 7, $"key={key}"), Form)).Is(200);
        (await Call(Said("publish_done", room.Id, 7, $"key={key}"), Form, "forged")).Refuses(404, "NOT_FOUND");
        (await Call(Said("publish_done", room.Id, 9, $"key={key}"), Form)).Is(200);
        Assert.True(await IsLive(room));
        (await Call(Said("publish_done", room.Id, 7, $"key={key}"), Form)).Is(200);
        Assert.False(await IsLive(room));
    }

    [Fact]
    public async Task A_name_that_is_no_word_publishes_and_watches_nothing()
    {
        foreach (var name in HostileNames.All.Select(Uri.EscapeDataString))
        {
            (await Call(Said("publish", name, 1, "key=k"), Form)).Is(403);
            (await Call(Said("play", name, 1, ""), Form)).Is(403);
            (await Call($"call=publish&name=demo&clientid=1&key=k&app={name}", Form)).Is(403);
        }
    }

    [Fact]
    public async Task What_cannot_be_read_publishes_nothing()
    {
        (await Call("", Form)).Is(403);
        (await Call("call=publish&name=&app=live&clientid=1", Form)).Is(403);
        (await Call(string.Join('&', Enumerable.Repeat("a", 5_000)), Form)).Is(403);
    }

    /// <summary>As nginx 1.22.1 sent it.</summary>
    private static string Said(string call, string name, int client, string added) =>
        "app=live&flashver=FMLE/3.0%20(compatible%3B%20Lavf59.27&swfurl=&tcurl=rtmp%3A//127.0.0.1%3A1935/live&pageurl="
        + $"&addr=127.0.0.1&clientid={client}&call={call}&name={name}&type=live&{added}";
}
