using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using LiveFair.Live.Media;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media;

/// <summary>A browser's tab that publishes, as the pages do it.</summary>
internal sealed class TabPublisher : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();

    public static async Task<string> Ticket(FairServer fair, TestRoom room) =>
        fair.Logs.Secret((await fair.Api.Post($"/api/sessions/{room.Id}/ingest/ticket", null, fair.Host)).Is(200)
            ["ticket"].GetString()!);

    public static async Task<TabPublisher> Open(FairServer fair, TestRoom room)
    {
        var publisher = new TabPublisher();
        await publisher.Connect(fair, room, await Ticket(fair, room));
        await publisher.Say("""{"kind":"webcodecs"}""");
        return publisher;
    }

    public static async Task<TabPublisher> OpenWith(FairServer fair, TestRoom room, string ticket)
    {
        var publisher = new TabPublisher();
        await publisher.Connect(fair, room, ticket);
        return publisher;
    }

    public Task Say(string text) =>
        _socket.SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, true, CancellationToken.None);

    public Task Send(FlvKind kind, uint ms, byte[] body)
    {
        var message = new byte[5 + body.Length];
        message[0] = (byte)kind;
        BinaryPrimitives.WriteUInt32BigEndian(message.AsSpan(1), ms);
        body.CopyTo(message, 5);
        return _socket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None);
    }

    public Task SendPiece(byte[] bytes) =>
        _socket.SendAsync(bytes, WebSocketMessageType.Binary, true, CancellationToken.None);

    public async Task SendStart()
    {
        await Send(FlvKind.Video, 0, TestFrames.VideoConfig);
        await Send(FlvKind.Audio, 0, TestFrames.AudioConfig);
        await Send(FlvKind.Video, 0, TestFrames.Key());
    }

    /// <summary>The next message of a kind; null when the connection is closed before.</summary>
    public async Task<JsonElement?> Hear(string kind)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var got = await _socket.ReceiveAsync(buffer, patience.Token);
            if (got.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            var said = JsonDocument.Parse(buffer.AsMemory(0, got.Count)).RootElement;
            if (said.GetProperty("kind").GetString() == kind)
            {
                return said;
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_socket.State is WebSocketState.Open)
        {
            await _socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }

        _socket.Dispose();
    }

    private Task Connect(FairServer fair, TestRoom room, string ticket)
    {
        var address = new UriBuilder(new Uri(fair.Address, $"/media/{room.Id}/publish"))
        {
            Scheme = "ws", Query = $"ticket={ticket}",
        };
        return _socket.ConnectAsync(address.Uri, CancellationToken.None);
    }
}
