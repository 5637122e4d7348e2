using System.Net.WebSockets;
using System.Text;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>A socket on the hub that sends what no client library would.</summary>
internal sealed class RawSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly ClientWebSocket _socket = new();

    public static async Task<RawSocket> Open(Uri address, string? token, string protocol, string? origin = null)
    {
        var raw = new RawSocket();
        if (origin is not null)
        {
            raw._socket.Options.SetRequestHeader("Origin", origin);
        }

        var query = token is null ? "" : "?access_token=" + Uri.EscapeDataString(token);
        raw._socket.Options.CollectHttpResponseDetails = true;
        try
        {
            await raw._socket.ConnectAsync(
                new UriBuilder(address) { Scheme = "ws", Path = "/hubs/live", Query = query }.Uri,
                CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // The caller asks for the status of the refusal.
            return raw;
        }

        await raw.Send(Encoding.UTF8.GetBytes($$"""{"protocol":"{{protocol}}","version":1}""" + "\u001e"));
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString((await raw.Receive())!));
        return raw;
    }

    /// <summary>How the upgrade was answered.</summary>
    public int Status => (int)_socket.HttpStatusCode;

    public Task Send(byte[] bytes) =>
        _socket.SendAsync(bytes, WebSocketMessageType.Binary, endOfMessage: true, CancellationToken.None);

    public Task SendText(string text) => Send(Encoding.UTF8.GetBytes(text + "\u001e"));

    /// <summary>One message of MessagePack behind its length, as the hub protocol frames it.</summary>
    public Task SendPacked(byte[] message) => Send([.. Length(message.Length), .. message]);

    /// <summary>The next message; null when the server closed the connection.</summary>
    public async Task<byte[]?> Receive()
    {
        using var late = new CancellationTokenSource(Patience);
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), late.Token);
                length += part.Count;
                if (part.MessageType == WebSocketMessageType.Close)
                {
                    return null;
                }

                if (part.EndOfMessage)
                {
                    return buffer[..length];
                }
            }
        }
        catch (WebSocketException)
        {
            // Closed without a good-bye, which is what a client that sends rubbish gets.
            return null;
        }
    }

    /// <summary>Everything to the end of the connection, as text.</summary>
    public async Task<string> ReceiveToTheEnd()
    {
        var text = new StringBuilder();
        while (await Receive() is { } message)
        {
            text.Append(Encoding.UTF8.GetString(message));
        }

        return text.ToString();
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    public static byte[] Length(int length)
    {
        var bytes = new List<byte>();
        do
        {
            var seven = length & 0x7F;
            length >>= 7;
            bytes.Add((byte)(length > 0 ? seven | 0x80 : seven));
        }
        while (length > 0);
        return [.. bytes];
    }
}
