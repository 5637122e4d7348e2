using System.Net;
using System.Net.Sockets;
using System.Text;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media;

/// <summary>What a viewer of HTTP-FLV is answered, byte by byte.</summary>
[Collection(nameof(RoomyFair))]
public sealed class FlvAnswerTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task The_head_says_what_every_answer_says_and_the_body_is_the_stream_until_the_connection_ends()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        using var viewer = await Ask(Request(await Path(room)));

        var (head, body) = await EndAndRead(viewer, room);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Equal(1, head.Split("HTTP/1.1").Length - 1);
        Assert.Contains("\r\nConnection: close\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nX-Content-Type-Options: nosniff\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nContent-Type: video/x-flv\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("\r\nDate: ", head, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Transfer-Encoding", head, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(
            [TestFrames.VideoConfig, TestFrames.AudioConfig, TestFrames.Key()],
            TestFrames.Parse(body).Select(tag => tag.Body));
    }

    [Fact]
    public async Task Who_sent_more_with_the_request_is_served_within_it()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        using var viewer = await Ask(Request(await Path(room)) + Request("/healthz", "Connection: close\r\n"));

        var (head, body) = await EndAndRead(viewer, room);

        Assert.Contains("\r\nTransfer-Encoding: chunked\r\n", head, StringComparison.OrdinalIgnoreCase);
        Assert.EndsWith("alive", Encoding.Latin1.GetString(body), StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_connection_that_was_used_before_the_answers_come_in_order()
    {
        var room = await Fair.NewLiveRoom();
        await using var tab = await TabPublisher.Open(Fair, room);
        await tab.SendStart();
        using var viewer = await Ask(Request("/healthz"));
        await viewer.Until("alive");
        viewer.Forget();
        await viewer.Say(Request(await Path(room)));

        var (head, body) = await EndAndRead(viewer, room);

        Assert.StartsWith("HTTP/1.1 200 OK\r\n", head, StringComparison.Ordinal);
        Assert.Equal(3, TestFrames.Parse(body).Count);
    }

    private static string Request(string path, string more = "") => $"GET {path} HTTP/1.1\r\nHost: here\r\n{more}\r\n";

    private async Task<string> Path(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["flv"].GetString()!;

    private async Task<RawViewer> Ask(string request)
    {
        var viewer = await RawViewer.Connect(Fair.Address.Port);
        await viewer.Say(request);
        return viewer;
    }

    /// <summary>The session ends once the viewer is served: the head, and all that came behind it.</summary>
    private async Task<(string Head, byte[] Body)> EndAndRead(RawViewer viewer, TestRoom room)
    {
        await viewer.Until("FLV\u0001");
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        var got = await viewer.ToTheEnd();
        var end = got.AsSpan().IndexOf("\r\n\r\n"u8) + 4;
        return (Encoding.Latin1.GetString(got, 0, end), got[end..]);
    }

    /// <summary>A viewer of bare bytes.</summary>
    private sealed class RawViewer : IDisposable
    {
        private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(20));
        private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        private readonly MemoryStream _got = new();

        public static async Task<RawViewer> Connect(int port)
        {
            var viewer = new RawViewer();
            await viewer._socket.ConnectAsync(IPAddress.Loopback, port, viewer._late.Token);
            return viewer;
        }

        public async Task Say(string request) =>
            await _socket.SendAsync(Encoding.Latin1.GetBytes(request), _late.Token);

        /// <summary>Waits for these letters, and fails where the connection ends before.</summary>
        public async Task Until(string letters)
        {
            while (!Encoding.Latin1.GetString(_got.ToArray()).Contains(letters, StringComparison.Ordinal))
            {
                Assert.True(await Read(), $"The connection ended before {letters} came.");
            }
        }

        /// <summary>Forgets what came so far.</summary>
        public void Forget() => _got.SetLength(0);

        public async Task<byte[]> ToTheEnd()
        {
            while (await Read())
            {
            }

            return _got.ToArray();
        }

        public void Dispose()
        {
            _socket.Dispose();
            _got.Dispose();
            _late.Dispose();
        }

        private async Task<bool> Read()
        {
            var buffer = new byte[16 * 1024];
            var read = await _socket.ReceiveAsync(buffer, _late.Token);
            _got.Write(buffer, 0, read);
            return read > 0;
        }
    }
}
