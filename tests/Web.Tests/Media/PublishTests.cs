using System.Net.WebSockets;
using System.Security.Cryptography;
using System.Text;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Media;
using LiveFair.Web.Media.Rtmp;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Tests.Media;

[Collection(nameof(RoomyFair))]
public sealed class PublishTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_key_is_shown_once_and_only_to_the_host()
    {
        var room = await Fair.NewRoom();
        (await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Staff)).Refuses(403, "NOT_ALLOWED");

        var first = (await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Host)).Is(200);
        var key = Fair.Logs.Secret(first["streamKey"].GetString()!.Split("key=")[1]);
        Assert.Equal(22, key.Length);
        Assert.StartsWith($"{room.Id}?key=", first["streamKey"].GetString(), StringComparison.Ordinal);

        var second = (await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Host)).Is(200);
        Assert.False(second.Json.TryGetProperty("streamKey", out _));
        Assert.Equal(room.Id, second["streamName"].GetString());
    }

    [Fact]
    public async Task A_rotated_key_is_new_and_the_old_one_opens_nothing()
    {
        var room = await Fair.NewRoom();
        var old = await Key(room, HttpMethod.Get, "ingest");
        var fresh = await Key(room, HttpMethod.Post, "ingest/rotate");
        var door = Fair.Services.GetRequiredService<PublishDoor>();

        var refused = await door.Open(new(room.Id), old, CancellationToken.None);
        var wrong = await door.Open(new(room.Id), "guess", CancellationToken.None);
        var nowhere = await door.Open(new("0123456789abcdef"), fresh, CancellationToken.None);
        Assert.Equal(refused.Refused, wrong.Refused);
        Assert.Equal(refused.Refused, nowhere.Refused);

        using var publication = (await door.Open(new(room.Id), fresh, CancellationToken.None)).Value!;
        await Key(room, HttpMethod.Post, "ingest/rotate");
        Assert.True(publication.Ended.IsCancellationRequested);
        Assert.NotNull(publication.Take(FlvKind.Video, 0, TestFrames.VideoConfig));
    }

    [Fact]
    public async Task A_key_that_is_changed_while_it_is_looked_at_opens_nothing()
    {
        var room = await Fair.NewLiveRoom();
        var old = await Key(room, HttpMethod.Get, "ingest");
        var keys = new KeysThatChange(
            Fair.Services.GetRequiredService<IStreamKeyStore>(), () => Key(room, HttpMethod.Post, "ingest/rotate"));
        var door = ActivatorUtilities.CreateInstance<PublishDoor>(Fair.Services, keys);

        var opened = await door.Open(new(room.Id), old, CancellationToken.None);

        Assert.Equal(RefusalCode.NotFound, opened.Refused?.Code);
        Assert.True(Fair.Services.GetRequiredService<VideoStreams>().TryFind(new(room.Id), out var stream));
        Assert.Null(stream.Publication);
    }

    [Fact]
    public async Task A_key_opens_its_own_session_only_and_one_without_a_key_is_answered_the_same()
    {
        var (mine, other, without) = (await Fair.NewLiveRoom(), await Fair.NewLiveRoom(), await Fair.NewLiveRoom());
        var (key, theirs) = (await Key(mine, HttpMethod.Get, "ingest"), await Key(other, HttpMethod.Get, "ingest"));
        var door = Fair.Services.GetRequiredService<PublishDoor>();
        Refusal[] refused =
        [
            (await door.Open(new(mine.Id), theirs, CancellationToken.None)).Refused!,
            (await door.Open(new(other.Id), key, CancellationToken.None)).Refused!,
            (await door.Open(new(without.Id), key, CancellationToken.None)).Refused!,
            (await door.Open(new(mine.Id), "", CancellationToken.None)).Refused!,
            (await door.Open(new(mine.Id), key[..^1], CancellationToken.None)).Refused!,
            (await door.Open(new(mine.Id), key + "A", CancellationToken.None)).Refused!,
            (await door.Open(new(mine.Id), StreamKeyHash(key), CancellationToken.None)).Refused!,
        ];
        Assert.All(refused, refusal => Assert.Equal(refused[0], refusal));

        await using var tab = await TabPublisher.Open(Fair, mine);
        await tab.SendStart();
        await tab.Hear("health");
        var second = await door.Open(new(mine.Id), key, CancellationToken.None);
        Assert.Equal(RefusalCode.NotAllowed, second.Refused!.Code);
        await tab.Send(FlvKind.Video, 40, TestFrames.Delta());
        Assert.True((await tab.Hear("health"))!.Value.GetProperty("live").GetBoolean());
    }

    [Fact]
    public void A_stranger_s_connection_takes_less_than_a_mebibyte_of_memory()
    {
        var sockets = Fair.Services.GetRequiredService<IOptions<SocketTransportOptions>>().Value;
        var most = sockets.MaxReadBufferSize + sockets.MaxWriteBufferSize + new ChunkReader().MostHeld
            + RtmpSession.MostBefore;

        Assert.InRange(most!.Value, 1, 1024 * 1024);
    }

    [Fact]
    public async Task What_a_tab_sends_is_what_a_viewer_gets()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        var play = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200);
        using var viewer = await WatchedFlv.Open(Fair, play["flv"].GetString()!);

        var tags = await viewer.Until(got => got.Count >= 3, "the first frame");
        Assert.Equal(
            [TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key()], tags.Select(tag => tag.Body));
        Assert.Equal("video/x-flv", viewer.Answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("*", viewer.Answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.True((await Api.Get($"/api/sessions/{room.Id}/play"))["live"].GetBoolean());

        await tab.Send(FlvKind.Video, 40, TestFrames.Delta());
        Assert.Equal(
            TestFrames.Delta(), (await viewer.Until(got => got.Count >= 4, "the next frame"))[3].Body);
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        await viewer.End();
        (await Api.Get($"/api/sessions/{room.Id}/play")).Refuses(409, "NOT_LIVE");
    }

    [Fact]
    public async Task A_recorder_s_pieces_that_are_no_recording_are_told_so()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.OpenWith(Fair, room, await TabPublisher.Ticket(Fair, room));
        await tab.Say("""{"kind":"mediarecorder","mime":"video/mp4"}""");
        await tab.SendPiece(Convert.FromHexString("000000106D6F6F760000000874726166"));

        var told = (await tab.Hear("refused"))!.Value;
        Assert.Contains("H.264", told.GetProperty("detail").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_tab_is_told_how_it_goes()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();

        var health = (await tab.Hear("health"))!.Value;
        Assert.Equal(
            (true, "browser", 320, 180, "avc1.42C00C"),
            (health.GetProperty("live").GetBoolean(), health.GetProperty("means").GetString(),
                health.GetProperty("width").GetInt32(), health.GetProperty("height").GetInt32(),
                health.GetProperty("videoCodec").GetString()));
        var asked = (await Api.Get($"/api/sessions/{room.Id}/ingest/health", Fair.Host)).Is(200);
        Assert.Equal("mp4a.40.2", asked["audioCodec"].GetString());
    }

    [Fact]
    public async Task A_ticket_serves_once_and_its_session_only()
    {
        var (room, other) = (await Fair.NewLiveRoom(), await Fair.NewLiveRoom());
        var ticket = await TabPublisher.Ticket(Fair, room);
        await Assert.ThrowsAsync<WebSocketException>(() => TabPublisher.OpenWith(Fair, other, ticket));
        await Assert.ThrowsAsync<WebSocketException>(() => TabPublisher.OpenWith(Fair, room, ticket));
        await Assert.ThrowsAsync<WebSocketException>(() => TabPublisher.OpenWith(Fair, room, ""));

        (await Api.Get($"/media/{room.Id}/publish?ticket={ticket}")).Refuses(400, "INVALID");
    }

    [Theory]
    [InlineData("no json")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kind":7}""")]
    [InlineData("""{"kind":"rtmp"}""")]
    public async Task Who_begins_with_something_else_is_told_so(string hello)
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.OpenWith(Fair, room, await TabPublisher.Ticket(Fair, room));
        await tab.Say(hello);

        Assert.Equal("INVALID", (await tab.Hear("refused"))!.Value.GetProperty("code").GetString());
        Assert.Null(await tab.Hear("health"));
    }

    [Theory]
    [InlineData(FlvKind.Video, "9068766331AA", "hvc1")]
    [InlineData((FlvKind)7, "00", "no frame")]
    public async Task What_cannot_be_carried_is_told_in_words_and_closes_that_connection_only(
        FlvKind kind, string body, string words)
    {
        var room = await Fair.NewLiveRoom();
        await using (var tab = await TabPublisher.Open(Fair, room))
        {
            await tab.Send(kind, 0, Convert.FromHexString(body));
            var told = (await tab.Hear("refused"))!.Value;
            Assert.Contains(words, told.GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        await using var again = await TabPublisher.Open(Fair, room);
        await again.SendStart();
        Assert.True((await again.Hear("health"))!.Value.GetProperty("live").GetBoolean());
    }

    [Fact]
    public async Task A_path_that_is_not_signed_for_it_plays_nothing()
    {
        var (room, other) = (await Fair.NewLiveRoom(), await Fair.NewLiveRoom());
        var path = (await Api.Get($"/api/sessions/{room.Id}/play"))["flv"].GetString()!;
        var token = path.Split('/')[3];
        var later = $"{long.Parse(token.Split('.')[0], System.Globalization.CultureInfo.InvariantCulture) + 3_600}";
        foreach (var wrong in new[]
        {
            path.Replace(room.Id, other.Id, StringComparison.Ordinal),
            path.Replace(token, token[..^1] + (token[^1] == 'A' ? 'B' : 'A'), StringComparison.Ordinal),
            path.Replace(token, $"{later}.{token.Split('.')[1]}", StringComparison.Ordinal),
            path.Replace(token, ".", StringComparison.Ordinal),
            path.Replace(token, "99999999999999999999.x", StringComparison.Ordinal),
        })
        {
            (await Api.Get(wrong)).Refuses(404, "NOT_FOUND");
        }

        (await Api.Get(path.Replace(room.Id, "..%2f", StringComparison.Ordinal))).Refuses(400, "INVALID");
    }

    [Fact]
    public async Task Before_the_start_only_the_station_plays_it()
    {
        var room = await Fair.NewRoom();

        (await Api.Get($"/api/sessions/{room.Id}/play")).Refuses(409, "NOT_LIVE");
        (await Api.Get($"/api/sessions/{room.Id}/play", Fair.Staff)).Is(200);
        (await Api.Get("/api/sessions/nothere/play")).Refuses(404, "NOT_FOUND");
    }

    /// <summary>What is stored of a key, which opens nothing.</summary>
    private static string StreamKeyHash(string key) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private async Task<string> Key(TestRoom room, HttpMethod method, string path) =>
        Fair.Logs.Secret((await Api.Send(method, $"/api/sessions/{room.Id}/{path}", null, Fair.Host)).Is(200)
            ["streamKey"].GetString()!.Split("key=")[1]);

    /// <summary>Keys of which one is changed once it was looked at.</summary>
    private sealed class KeysThatChange(IStreamKeyStore keys, Func<Task> change) : IStreamKeyStore
    {
        private bool _isChanged;

        public async Task<string?> Find(SessionId session)
        {
            var hash = await keys.Find(session);
            if (!_isChanged)
            {
                _isChanged = true;
                await change();
            }

            return hash;
        }

        public Task<bool> Make(SessionId session, StreamKey key, Caller by, DateTimeOffset now) =>
            keys.Make(session, key, by, now);

        public Task Rotate(SessionId session, StreamKey key, Caller by, DateTimeOffset now) =>
            keys.Rotate(session, key, by, now);
    }
}
