using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>A client of bare bytes: it sends what no library would, and sees every frame as it came.</summary>
internal sealed class RawPeer : IAsyncDisposable
{
    public const string Key = "dGhlIHNhbXBsZSBub25jZQ==";
    private const char End = '\u001e';
    private const string PingText = "{\"type\":6}";

    private readonly CancellationTokenSource _late = new(TimeSpan.FromSeconds(30));
    private readonly Queue<string> _messages = new();
    private readonly List<byte> _parts = [];
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    private RawPeer()
    {
    }

    /// <summary>What the answer to the upgrade said, head lines and all.</summary>
    public string Head { get; private set; } = "";

    /// <summary>The status of the server's close frame, once one was read.</summary>
    public int? Closed { get; private set; }

    /// <summary>Connects and sends a request; the answer's head is read.</summary>
    /// <param name="request">Its lines.</param>
    /// <param name="room">How much the peer's kernel keeps for it; 0: as much as it likes.</param>
    /// <param name="early">What it sends with the request, without waiting for the answer.</param>
    public static async Task<RawPeer> Ask(
        Uri address, IEnumerable<string> request, int room = 0, byte[]? early = null)
    {
        var peer = new RawPeer();
        peer._socket.NoDelay = true;
        if (room > 0)
        {
            peer._socket.ReceiveBufferSize = room;
        }

        await peer._socket.ConnectAsync(IPAddress.Loopback, address.Port, peer._late.Token);
        await peer.Send([.. Encoding.Latin1.GetBytes(string.Join("\r\n", request) + "\r\n\r\n"), .. early ?? []]);
        peer.Head = await peer.ReadHead();
        return peer;
    }

    /// <summary>A hub connection with SignalR's handshake done, in JSON.</summary>
    public static async Task<RawPeer> Open(LaneFair fair, string who, string? token = null, int room = 0)
    {
        var peer = await Ask(fair.Address, Upgrade(fair, who, token), room);
        Assert.StartsWith("HTTP/1.1 101 ", peer.Head, StringComparison.Ordinal);
        await peer.Say("""{"protocol":"json","version":1}""");
        Assert.Equal("{}", await peer.Hear());
        return peer;
    }

    /// <summary>The head of a proper upgrade.</summary>
    public static List<string> Upgrade(LaneFair fair, string who, string? token = null) =>
    [
        $"GET /hubs/live?who={who}{(token is null ? "" : "&access_token=" + Uri.EscapeDataString(token))} HTTP/1.1",
        $"Host: {fair.Address.Authority}",
        "Connection: Upgrade",
        "Upgrade: websocket",
        "Sec-WebSocket-Version: 13",
        $"Sec-WebSocket-Key: {Key}",
    ];

    /// <summary>A frame as a client sends it.</summary>
    /// <param name="first">Flags and opcode.</param>
    public static byte[] Frame(byte first, byte[] payload)
    {
        var mask = RandomNumberGenerator.GetBytes(4);
        byte[] length = payload.Length switch
        {
            < 126 => [(byte)(0x80 | payload.Length)],
            < 65_536 => [0x80 | 126, (byte)(payload.Length >> 8), (byte)payload.Length],
            _ =>
            [
                0x80 | 127, 0, 0, 0, 0, (byte)(payload.Length >> 24), (byte)(payload.Length >> 16),
                (byte)(payload.Length >> 8), (byte)payload.Length,
            ],
        };
        return [first, .. length, .. mask, .. payload.Select((one, i) => (byte)(one ^ mask[i % 4]))];
    }

    public async Task Send(byte[] bytes)
    {
        for (var sent = 0; sent < bytes.Length;)
        {
            sent += await _socket.SendAsync(bytes.AsMemory(sent), SocketFlags.None, _late.Token);
        }
    }

    /// <summary>One hub message.</summary>
    public Task Say(string message) => Send(Message(message));

    /// <summary>A frame with one hub message.</summary>
    public static byte[] Message(string message) => Frame(0x81, Encoding.UTF8.GetBytes(message + End));

    /// <summary>Opens a Watch stream with the id "w", and reads its first item.</summary>
    public async Task Watch(string session, string id = "w")
    {
        await Say(
            $$"""{"type":4,"invocationId":"{{id}}","target":"Watch","arguments":[{"sessionId":"{{session}}"}]}""");
        Assert.Contains("\"kind\":\"joined\"", await Hear(), StringComparison.Ordinal);
    }

    /// <summary>The next frame; null when the connection is over.</summary>
    public async Task<PeerFrame?> Read()
    {
        var frame = await PeerFrame.Read(_socket, _late.Token);
        Closed ??= frame?.Status;
        return frame;
    }

    /// <summary>The next hub message that is no ping; null when there will be none.</summary>
    public async Task<string?> Hear()
    {
        while (true)
        {
            while (_messages.TryDequeue(out var message))
            {
                if (message != PingText)
                {
                    return message;
                }
            }

            if (await Read() is not { Opcode: not Opcode.Close } frame)
            {
                return null;
            }

            if (frame.Opcode is Opcode.Text or Opcode.Continuation)
            {
                Take(frame);
            }
        }
    }

    /// <summary>The next frame of a Watch stream, whatever its id.</summary>
    public async Task<ScreenItem> HearFrame()
    {
        var heard = JsonDocument.Parse((await Hear())!).RootElement;
        Assert.Equal(2, heard.GetProperty("type").GetInt32());
        return ScreenItem.Of(heard.GetProperty("item"));
    }

    /// <summary>Reads to the server's close and answers it, or to the end.</summary>
    /// <returns>The last hub message before it that is no item of a stream, and the close frame's status.</returns>
    public async Task<string> HearToTheEnd()
    {
        var last = "";
        while (await Hear() is { } message)
        {
            last = message.StartsWith("{\"type\":2", StringComparison.Ordinal) ? last : message;
        }

        if (Closed is not null)
        {
            await Answer();
        }

        return $"{last} {Closed}";
    }

    /// <summary>Goes away without a word: the server gets a reset.</summary>
    public void Vanish() => _socket.Close(0);

    /// <summary>Sends nothing more, and says so.</summary>
    public void EndSending() => _socket.Shutdown(SocketShutdown.Send);

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _late.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task Answer()
    {
        try
        {
            await Send(Frame(0x88, [0x03, 0xE8]));
            while (await Read() is not null)
            {
            }
        }
        catch (SocketException)
        {
            // The server did not wait for it.
        }
    }

    private void Take(PeerFrame frame)
    {
        _parts.AddRange(frame.Payload);
        if (frame.IsLast)
        {
            var text = Encoding.UTF8.GetString(_parts.ToArray());
            _parts.Clear();
            Assert.EndsWith($"{End}", text, StringComparison.Ordinal);
            Array.ForEach(text.Split(End, StringSplitOptions.RemoveEmptyEntries), _messages.Enqueue);
        }
    }

    private async Task<string> ReadHead()
    {
        // Byte for byte: what comes after it is no head any more.
        var (head, one) = (new StringBuilder(), new byte[1]);
        while (!head.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal)
            && await _socket.ReceiveAsync(one, SocketFlags.None, _late.Token) > 0)
        {
            head.Append((char)one[0]);
        }

        return head.ToString();
    }
}
