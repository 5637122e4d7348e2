using System.Buffers.Binary;
using System.Net.WebSockets;

namespace LiveFair.Faults.Tests.Clients;

/// <summary>
/// A browser's tab that publishes 25 pictures a second, as docs/protocol.md says; no decoder sees them.
/// </summary>
public sealed class TabPublisher : IAsyncDisposable
{
    public const int FrameMs = 40;

    private const int KeyEvery = 25;

    private static readonly byte[] Config = Convert.FromHexString(
        "17000000000142C00CFFE100196742C00CD901419F9F0110000003001000000301E0F142A48001000568CB83CB20");

    private readonly ClientWebSocket _socket = new();
    private int _frame;

    /// <summary>Opens the stream of a session with a ticket of its host's.</summary>
    public static async Task<TabPublisher> Open(FairApi api, Uri address, string session, string host)
    {
        var ticket = await api.Expect("POST", $"/api/sessions/{session}/ingest/ticket", host, new { });
        var publisher = new TabPublisher();
        await publisher._socket.ConnectAsync(
            new Uri($"ws://{address.Authority}{ticket.GetProperty("url").GetString()}"), CancellationToken.None);
        await publisher._socket.SendAsync(
            """{"kind":"webcodecs"}"""u8.ToArray(), WebSocketMessageType.Text, true, CancellationToken.None);
        return publisher;
    }

    /// <summary>Sends the next frames, each at its time.</summary>
    public async Task Send(int frames)
    {
        await Send(_frame * FrameMs, Config);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(FrameMs));
        for (var end = _frame + frames; _frame < end && await pace.WaitForNextTickAsync(); _frame++)
        {
            await Send(
                _frame * FrameMs, [(byte)(_frame % KeyEvery == 0 ? 0x17 : 0x27), 1, 0, 0, 0, .. new byte[200]]);
        }
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return ValueTask.CompletedTask;
    }

    private Task Send(int ms, byte[] body)
    {
        var message = new byte[5 + body.Length];
        message[0] = 9;
        BinaryPrimitives.WriteInt32BigEndian(message.AsSpan(1), ms);
        body.CopyTo(message, 5);
        return _socket.SendAsync(message, WebSocketMessageType.Binary, true, CancellationToken.None);
    }
}
