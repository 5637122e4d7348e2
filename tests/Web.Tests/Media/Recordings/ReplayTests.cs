using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Media.Recordings;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media.Recordings;

[Collection(nameof(RoomyFair))]
public sealed class ReplayTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task What_was_live_is_watched_again_packet_for_packet()
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags);
        await room.End();

        var replay = await Replay(room);

        var packets = $"h264|{Encoded.Pictures} aac|{Encoded.Sounds}";
        Assert.Equal(packets, Judge.Packets(At(replay, "hls")));
        Assert.Equal(packets, Judge.Packets(At(replay, "mp4")));
        Assert.Equal("", Judge.Complaints(At(replay, "hls")));
        Assert.Equal("", Judge.Complaints(At(replay, "mp4")));
        Assert.Equal("", Judge.Complaints(At(replay, "mp4"), 6.2));
        Assert.InRange(replay.GetProperty("durationMs").GetInt64(), 7_990, 8_100);
        Assert.False(replay.GetProperty("incomplete").GetBoolean());
    }

    [Fact]
    public async Task Postings_are_found_where_they_were_pinned_and_the_break_is_left_out()
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms < 3_000));
        await room.Room.Pin(0);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms >= 3_000).Select(tag => Later(tag, -3_000)));
        room.Leave();
        Fair.Time.Advance(TimeSpan.FromMinutes(5));
        room.Publish(Encoded.Tags.Where(tag => tag.Ms < 2_000));
        await room.Room.Pin(1);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms >= 2_000).Select(tag => Later(tag, -2_000)));
        await room.End();

        var replay = await Replay(room);

        Assert.Equal(
            [room.Room.Postings[0], room.Room.Postings[1]],
            replay.GetProperty("chapters").EnumerateArray().Select(one => one.GetProperty("postingId").GetString()));
        var chapters = replay.GetProperty("chapters");
        Assert.InRange(Number(chapters[0], "startMs"), 2_900, 3_100);
        Assert.Equal(Number(chapters[0], "endMs"), Number(chapters[1], "startMs"));
        Assert.InRange(Number(chapters[1], "startMs"), 9_900, 10_200);
        Assert.Equal(Number(replay, "durationMs"), Number(chapters[1], "endMs"));
        var timeline = replay.GetProperty("timeline");
        Assert.Equal(2, timeline.GetArrayLength());
        Assert.InRange(Number(timeline[1], "mediaMs") - Number(timeline[0], "mediaMs"), 308_000, 310_000);
        var vtt = await Text(At(replay, "vtt"));
        Assert.StartsWith("WEBVTT\n\n1\n00:00:0", vtt, StringComparison.Ordinal);
        Assert.Contains(chapters[1].GetProperty("title").GetString()!, vtt, StringComparison.Ordinal);
        Assert.Equal($"h264|{Encoded.Pictures * 2} aac|{Encoded.Sounds * 2}", Judge.Packets(At(replay, "mp4")));
    }

    [Fact]
    public async Task A_posting_s_stretch_is_a_clip_of_its_own()
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms < 3_000));
        await room.Room.Pin(0);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms is >= 3_000 and < 5_000).Select(tag => Later(tag, -3_000)));
        await room.Room.Pin(1);
        room.Publish(Encoded.Tags.Where(tag => tag.Ms >= 5_000).Select(tag => Later(tag, -5_000)));
        await room.End();

        var chapter = (await Replay(room)).GetProperty("chapters")[0];

        foreach (var kind in new[] { "hls", "mp4" })
        {
            var pictures = Judge.Packets(At(chapter, kind)).Split(' ')[0].Split('|');
            Assert.Equal("h264", pictures[0]);
            Assert.InRange(int.Parse(pictures[1]), 50, 88);
            Assert.Equal("", Judge.Complaints(At(chapter, kind)));
        }
    }

    [Theory]
    [InlineData("from=5000&to=5000")]
    [InlineData("from=2&to=1")]
    [InlineData("from=1")]
    [InlineData("from=-1&to=5")]
    [InlineData("from=x&to=5")]
    [InlineData("from=0&to=99999999999")]
    public async Task A_clip_that_is_no_stretch_is_refused(string query)
    {
        var replay = await Replay(await RecordedRoom.Ended(Fair));

        (await Api.Get($"{replay.GetProperty("hls")}?{query}")).Refuses(400, "INVALID");
        (await Api.Get($"{replay.GetProperty("mp4")}?{query}")).Refuses(400, "INVALID");
    }

    [Fact]
    public async Task A_clip_behind_the_end_is_not_there()
    {
        var replay = await Replay(await RecordedRoom.Ended(Fair));

        (await Api.Get($"{replay.GetProperty("hls")}?from=100000&to=100001")).Refuses(404, "NOT_FOUND");
    }

    [Fact]
    public async Task Any_range_is_answered_and_the_same_bytes()
    {
        var replay = await Replay(await RecordedRoom.Ended(Fair));
        using var http = new HttpClient();
        var whole = await http.GetByteArrayAsync(At(replay, "mp4"));

        foreach (var (from, to) in new[] { (0, 0), (10, 999), (whole.Length / 2, whole.Length - 1) })
        {
            using var answer = await Get(http, At(replay, "mp4"), $"bytes={from}-{to}");
            Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
            Assert.Equal(whole[from..(to + 1)], await answer.Content.ReadAsByteArrayAsync());
            Assert.Equal("*", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal("public, max-age=600", answer.Headers.CacheControl?.ToString());
            Assert.Equal("video/mp4", answer.Content.Headers.ContentType?.MediaType);
        }

        using var beyond = await Get(http, At(replay, "mp4"), $"bytes={whole.Length}-");
        Assert.Equal(HttpStatusCode.RequestedRangeNotSatisfiable, beyond.StatusCode);
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, At(replay, "mp4")));
        Assert.Equal((200, whole.Length), ((int)head.StatusCode, head.Content.Headers.ContentLength));
    }

    [Theory]
    [InlineData(4)] // A single one has more parts.
    [InlineData(20)]
    public async Task However_much_was_recorded_it_is_read_once_for_all_who_ask(int mostParts)
    {
        using var replays = ActivatorUtilities.CreateInstance<Replays>(Fair.Services, mostParts);
        for (var room = 0; room < 6; room++)
        {
            var id = new SessionId((await RecordedRoom.Ended(Fair)).Id);

            var first = await replays.Find(id);

            Assert.InRange(first!.Parts, 4, 20);
            Assert.Same(first, await replays.Find(id));
            Assert.Same(first, await replays.Find(id));
        }
    }

    [Fact]
    public async Task Before_the_end_and_without_a_recording_there_is_none()
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags.Take(200));
        (await Api.Get($"/api/sessions/{room.Id}/replay", Fair.Host)).Refuses(404, "NOT_FOUND");
        await room.End();
        await Replay(room);

        var silent = await Fair.NewLiveRoom();
        (await Api.Post($"/api/sessions/{silent.Id}/end", null, Fair.Host)).Is(200);
        (await Api.Get($"/api/sessions/{silent.Id}/replay")).Refuses(404, "NOT_FOUND");
        (await Api.Get("/api/sessions/no-such/replay")).Refuses(404, "NOT_FOUND");
    }

    [Fact]
    public async Task What_the_host_did_before_the_start_is_nowhere()
    {
        var room = new RecordedRoom(Fair, await Fair.NewRoom());
        room.Publish(Encoded.Tags.Where(tag => tag.Ms < 4_000));
        (await Api.Post($"/api/sessions/{room.Id}/start", null, Fair.Host)).Is(200);
        room.GoOnAir();
        room.Publish(Encoded.Tags.Where(tag => tag.Ms >= 4_000).Select(tag => Later(tag, -4_000)));
        await room.End();

        var replay = await Replay(room);

        Assert.InRange(Number(replay, "durationMs"), 2_900, 4_100);
        var path = At(replay, "hls");
        using var http = new HttpClient();
        var file = await http.GetByteArrayAsync(new Uri(path, "rec/1.mp4"));
        var first = await Text(path);
        var (length, offset) = Range(first.Split('\n').First(line => line.StartsWith("#EXT-X-BYTERANGE", default)));
        Assert.InRange(length, 1, file.Length - offset);
        var init = int.Parse(first.Split("BYTERANGE=\"")[1].Split('@')[0]);
        Assert.All(file[(init + 16)..offset], hidden => Assert.Equal(0, hidden));
    }

    [Theory]
    [InlineData("rec/0.mp4")]
    [InlineData("rec/2.mp4")]
    [InlineData("rec/-1.mp4")]
    [InlineData("rec/99999999999.mp4")]
    [InlineData("rec/..%2f1.mp4")]
    [InlineData("rec/whole")]
    [InlineData("rec/")]
    [InlineData("..%2f..%2f..%2flivefair.db")]
    [InlineData("rec/..%2f..%2f..%2flivefair.db")]
    public async Task Nothing_else_of_the_disk_can_be_asked_for(string name)
    {
        var replay = await Replay(await RecordedRoom.Ended(Fair));
        var folder = replay.GetProperty("hls").GetString()!.Replace("replay.m3u8", "", StringComparison.Ordinal);

        (await Api.Get(folder + name)).Refuses(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("..")]
    [InlineData("..%2f..")]
    [InlineData("%2e%2e%2fkeys")]
    public async Task A_session_that_is_a_path_is_none(string id)
    {
        var token = (await Replay(await RecordedRoom.Ended(Fair))).GetProperty("hls").GetString()!.Split('/')[3];

        Reply[] replies =
        [
            await Api.Get($"/media/{id}/{token}/replay.m3u8"),
            await Api.Get($"/media/{id}/{token}/replay.mp4"),
            await Api.Get($"/media/{id}/{token}/rec/1.mp4"),
            await Api.Get($"/media/{id}/{token}/chapters.vtt"),
            await Api.Get($"/api/sessions/{id}/replay"),
            await Api.Delete($"/api/sessions/{id}/recording", new { reason = "有人要求" }, Fair.Host),
        ];

        Assert.All(replies, reply => Assert.Contains(reply.Code, new[] { "NOT_FOUND", "INVALID" }));
    }

    private static FlvTag Later(FlvTag tag, long by) => FlvTag.Frame(tag.Kind, tag.Ms + by, tag.Body);

    private static long Number(JsonElement of, string name) => of.GetProperty(name).GetInt64();

    private static (int Length, int Offset) Range(string line)
    {
        var numbers = line.Split(':')[1].Split('@');
        return (int.Parse(numbers[0]), int.Parse(numbers[1]));
    }

    private static async Task<string> Text(Uri address)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync(address);
    }

    private static async Task<HttpResponseMessage> Get(HttpClient http, Uri address, string range)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Range = RangeHeaderValue.Parse(range);
        return await http.SendAsync(request);
    }

    private async Task<JsonElement> Replay(RecordedRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}/replay")).Is(200).Json;

    private Uri At(JsonElement replay, string name) => new(Fair.Address, replay.GetProperty(name).GetString());
}
