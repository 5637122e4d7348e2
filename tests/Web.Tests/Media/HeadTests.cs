using System.Net;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Media.Recordings;

namespace LiveFair.Web.Tests.Media;

/// <summary>What caches and other sites' pages ask before they ask for the bytes.</summary>
[Collection(nameof(RoomyFair))]
public sealed class HeadTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData("live.flv", "video/x-flv", "no-store")]
    [InlineData("audio.flv", "video/x-flv", "no-store")]
    [InlineData("index.m3u8", "application/vnd.apple.mpegurl", "public, max-age=1")]
    [InlineData("audio.m3u8", "application/vnd.apple.mpegurl", "public, max-age=1")]
    public async Task The_head_of_what_is_live_tells_its_type_and_nothing_else_follows(
        string name, string type, string cache)
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms < 2_500));
        var path = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["flv"].GetString()!;

        using var answer = await Ask(HttpMethod.Head, path.Replace("live.flv", name, StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(cache, answer.Headers.CacheControl?.ToString());
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_site_s_page_may_ask_for_ranges_and_read_which_it_got()
    {
        var replay = (await Api.Get($"/api/sessions/{(await RecordedRoom.Ended(Fair)).Id}/replay")).Is(200);
        var mp4 = replay["mp4"].GetString()!;

        using var may = await Ask(HttpMethod.Options, mp4);
        using var got = await Ask(HttpMethod.Get, mp4);

        Assert.Equal(HttpStatusCode.NoContent, may.StatusCode);
        Assert.Equal("*", Header(may, "Access-Control-Allow-Origin"));
        Assert.Equal("Range", Header(may, "Access-Control-Allow-Headers"));
        Assert.Contains("Content-Range", Header(got, "Access-Control-Expose-Headers"), StringComparison.Ordinal);
        Assert.False(may.Headers.Contains("Access-Control-Allow-Credentials"));
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Without_a_signature_there_is_nothing_and_no_cache_remembers_that(string method)
    {
        var room = await Fair.NewLiveRoom();

        using var answer = await Ask(new HttpMethod(method), $"/media/{room.Id}/1.x/replay.mp4");

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("no-store", answer.Headers.CacheControl?.ToString());
    }

    [Fact]
    public async Task What_is_over_is_told_and_not_waited_for()
    {
        var room = await RecordedRoom.Ended(Fair);
        var path = (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200)["hls"].GetString()!;
        var folder = path.Replace("replay.m3u8", "", StringComparison.Ordinal);

        (await Api.Get(folder + "live.flv")).Refuses(409, "NOT_LIVE");
        (await Api.Get(folder + "index.m3u8")).Refuses(404, "NOT_FOUND");
    }

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.GetValues(name).Single();

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string path)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var request = new HttpRequestMessage(method, new Uri(Fair.Address, path));
        return await http.SendAsync(request);
    }
}
