using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Media;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media;

/// <summary>HLS over a real socket, from frames that a real encoder made.</summary>
[Collection(nameof(RoomyFair))]
public sealed class HlsEndpointsTests(RoomyFair fair) : FairTest(fair)
{
    private const string Input =
        "-f lavfi -i testsrc2=size=160x90:rate=25:duration=4 -f lavfi -i sine=sample_rate=48000:duration=4 "
        + "-c:v libx264 -preset ultrafast -tune zerolatency -g 25 -pix_fmt yuv420p -c:a aac";

    private static readonly Lazy<byte[]> Flv = new(
        () => Judge.Output("ffmpeg", $"-v error {Input} -f flv pipe:1".Split(' ')));

    [Fact]
    public async Task What_was_published_is_played_packet_for_packet_to_the_end()
    {
        var (room, hls) = await Room();
        Publish(room);
        Stream(room).End();

        var sound = Tags().Count(tag => tag is { Kind: FlvKind.Audio, IsConfig: false });
        Assert.Equal($"h264|100 aac|{sound}", Judge.Packets(new Uri(Fair.Address, hls)));
        Assert.Equal($"aac|{sound}", Judge.Packets(new Uri(new Uri(Fair.Address, hls), "audio.m3u8")));
        Assert.Equal("", Judge.Complaints(new Uri(Fair.Address, hls)));
    }

    [Fact]
    public async Task All_that_a_playlist_lists_is_there_with_its_type_and_may_be_kept()
    {
        var (room, hls) = await Room();
        Publish(room);
        foreach (var (playlist, type) in new[] { ("index.m3u8", "video/mp4"), ("audio.m3u8", "audio/mp4") })
        {
            var text = await Text(await Get(hls, playlist));
            var listed = text.Split('\n').Where(line => line.EndsWith(".m4s", StringComparison.Ordinal))
                .Concat(text.Split('"').Where((_, index) => index % 2 == 1)).ToList();
            var hint = listed[^1];

            Assert.Contains("TYPE=PART,URI=\"" + hint, text);
            Assert.True(listed.Count >= 8, text);
            foreach (var name in listed.SkipLast(1))
            {
                using var answer = await Get(hls, name);
                Assert.Equal((name, 200), (name, (int)answer.StatusCode));
                Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
                Assert.Equal("public, max-age=86400, immutable", answer.Headers.CacheControl?.ToString());
                Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            }
        }
    }

    [Fact]
    public async Task A_playlist_is_for_a_second_and_for_everybody()
    {
        var (room, hls) = await Room();
        Publish(room);

        using var answer = await Get(hls, "index.m3u8");

        Assert.Equal("application/vnd.apple.mpegurl", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=1", answer.Headers.CacheControl?.ToString());
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Who_asks_for_what_comes_next_waits_for_it()
    {
        var (room, hls) = await Room();
        var first = Get(hls, "index.m3u8");
        using var publisher = Publish(room, tag => tag.Ms < 1_900);
        Assert.Contains("#EXT-X-PART:", await Text(await first));
        var next = Window(room).View.Next;
        var playlist = Get(hls, $"index.m3u8?_HLS_msn={next.Segment}&_HLS_part={next.Part}");
        var whole = Get(hls, $"index.m3u8?_HLS_msn={next.Segment}");
        var part = Get(hls, $"p{next.Segment}.{next.Part}.m4s");

        Send(publisher, tag => tag.Ms is >= 1_900 and < 3_100);

        Assert.Contains($"URI=\"p{next.Segment}.{next.Part}.m4s\"", await Text(await playlist));
        Assert.Contains($"\ns{next.Segment}.m4s\n", await Text(await whole));
        using var got = await part;
        Assert.Equal(
            Window(room).View.Find(next)!.Data, await got.Content.ReadAsByteArrayAsync());
    }

    [Theory]
    [InlineData("?_HLS_part=1")]
    [InlineData("?_HLS_msn=x")]
    [InlineData("?_HLS_msn=-1")]
    [InlineData("?_HLS_msn=")]
    [InlineData("?_HLS_msn=99999999999999999999")]
    [InlineData("?_HLS_msn=1&_HLS_msn=2")]
    [InlineData("?_HLS_msn=1&_HLS_part=x")]
    [InlineData("?_HLS_msn=2147483647")]
    public async Task A_place_that_nobody_can_mean_is_refused_at_once(string query)
    {
        var (room, hls) = await Room();
        Publish(room);

        using var answer = await Get(hls, $"index.m3u8{query}");

        Assert.Equal((400, "no-store"), ((int)answer.StatusCode, answer.Headers.CacheControl?.ToString()));
        Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Theory]
    [InlineData("s1.m4s")]
    [InlineData("p1.0.m4s")]
    [InlineData("p2147483647.0.m4s")]
    [InlineData("p1.99999999999.m4s")]
    [InlineData("init-1.mp4")]
    [InlineData("audio/s1.m4s")]
    [InlineData("other.m3u8")]
    public async Task What_is_not_there_is_404(string name)
    {
        var (room, hls) = await Room();
        Publish(room);

        using var answer = await Get(hls, name);

        Assert.Equal(404, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Without_a_signature_that_holds_there_is_nothing()
    {
        var (room, hls) = await Room();
        Publish(room);

        using var answer = await Get($"/media/{room.Id}/{hls.Split('/')[3]}x/", "index.m3u8");

        Assert.Equal(404, (int)answer.StatusCode);
    }

    private VideoStream Stream(TestRoom room) =>
        Fair.Services.GetRequiredService<VideoStreams>().Of(new SessionId(room.Id));

    private HlsWindow Window(TestRoom room) => Stream(room).Packaged.Whole;

    /// <summary>A room on air, and where its playlist is.</summary>
    private async Task<(TestRoom Room, string Hls)> Room()
    {
        var room = await Fair.NewLiveRoom();
        return (room, (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["hls"].GetString()!);
    }

    private StreamPublication Publish(TestRoom room, Func<FlvTag, bool>? which = null)
    {
        var publisher = Stream(room).Begin(PublishMeans.Rtmp, TimeSpan.FromSeconds(5)).Value!;
        Send(publisher, which ?? (_ => true));
        return publisher;
    }

    private static void Send(StreamPublication publisher, Func<FlvTag, bool> which)
    {
        foreach (var tag in Tags().Where(which))
        {
            Assert.Null(publisher.Take(tag.Kind, (uint)tag.Ms, tag.Body));
        }
    }

    private static List<FlvTag> Tags()
    {
        var tags = new List<FlvTag>();
        Assert.Null(new FlvReader().Feed(Flv.Value, tags));
        return tags;
    }

    private async Task<HttpResponseMessage> Get(string hls, string name)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        return await http.GetAsync(new Uri(new Uri(Fair.Address, hls), name));
    }

    private static async Task<string> Text(HttpResponseMessage answer)
    {
        Assert.Equal(200, (int)answer.StatusCode);
        return await answer.Content.ReadAsStringAsync();
    }
}
