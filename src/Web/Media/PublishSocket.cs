using System.Buffers.Binary;
using System.Net.WebSockets;
using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Live.Media.Mp4Intake;

namespace LiveFair.Web.Media;

/// <summary>
/// A browser's tab publishes over one WebSocket, let in by a ticket. The first message says in JSON how: then each
/// binary message is one frame (a byte for its kind, four for its time in ms, big-endian, and the body of an FLV tag),
/// or a piece of the MP4 file that MediaRecorder makes. Once a second the host is told how it goes.
/// </summary>
/// <param name="stopping">Is cancelled when the node stops: the tab is let go, and finds it again by itself.</param>
internal sealed class PublishSocket(
    WebSocket socket, StreamPublication publication, TimeProvider time, CancellationToken stopping)
{
    private const int Header = 5;
    private const int FirstBuffer = 64 * 1024;
    private const int LargestMessage = Header + FlvTag.LargestBody;
    private static readonly TimeSpan TellEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan CloseWithin = TimeSpan.FromSeconds(3);

    private readonly Mp4Reader _recording = new();
    private readonly List<Mp4Frame> _recorded = [];
    private byte[] _buffer = new byte[FirstBuffer];

    /// <summary>Answers a request for the socket.</summary>
    public static async Task Serve(
        HttpContext http, SessionId id, string? ticket, PublishDoor door, TimeProvider time)
    {
        if (!http.WebSockets.IsWebSocketRequest)
        {
            await Refusal.Invalid("This is a WebSocket.").Problem().ExecuteAsync(http);
            return;
        }

        var opened = await door.Open(id, ticket ?? "");
        if (!opened.Ok)
        {
            await opened.Refused.Problem().ExecuteAsync(http);
            return;
        }

        using var publication = opened.Value;
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var stopping = http.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await new PublishSocket(socket, publication, time, stopping).Run(http.RequestAborted);
    }

    private async Task Run(CancellationToken left)
    {
        using var over = new CancellationTokenSource();
        var telling = Tell(over.Token, left);
        var receiving = ReceiveAll(left);
        await Task.WhenAny(receiving, UntilCut(over.Token));
        await over.CancelAsync();
        await telling;
        await Close(receiving, left);
    }

    /// <summary>
    /// Ends when the publisher is cut off, or the node stops. To cancel a receive instead would break the socket.
    /// </summary>
    private async Task UntilCut(CancellationToken over)
    {
        var cut = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var ended = publication.Ended.Register(() => cut.TrySetResult());
        await using var stopped = stopping.Register(() => cut.TrySetResult());
        await using var given = over.Register(() => cut.TrySetResult());
        await cut.Task;
    }

    /// <summary>Takes frames until the tab leaves, or cannot be carried.</summary>
    private async Task<Refusal?> ReceiveAll(CancellationToken left)
    {
        try
        {
            var way = await Receive(left) is { } hello ? Way(hello.Span) : null;
            Func<ReadOnlyMemory<byte>, Refusal?>? take = way switch
            {
                "webcodecs" => Take,
                "mediarecorder" => TakeRecorded,
                _ => null,
            };
            if (take is null)
            {
                return Refusal.Invalid("The first message says how you publish.");
            }

            while (await Receive(left) is { } message)
            {
                if (take(message) is { } refusal)
                {
                    return refusal;
                }
            }

            return null;
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException)
        {
            return null; // The tab was closed, or its network was lost.
        }
    }

    private Refusal? Take(ReadOnlyMemory<byte> message)
    {
        var bytes = message.Span;
        return bytes.Length < Header || !Enum.IsDefined((FlvKind)bytes[0])
            ? Refusal.Invalid("A message is no frame.")
            : publication.Take((FlvKind)bytes[0], BinaryPrimitives.ReadUInt32BigEndian(bytes[1..]), bytes[Header..]);
    }

    private Refusal? TakeRecorded(ReadOnlyMemory<byte> message)
    {
        var refused = _recording.Feed(message.Span, _recorded);
        foreach (var frame in _recorded)
        {
            refused ??= publication.Take(frame.Kind, frame.Ms, frame.Body.Span);
        }

        _recorded.Clear();
        return refused;
    }

    /// <summary>The next whole message; null when there is none any more.</summary>
    private async Task<ReadOnlyMemory<byte>?> Receive(CancellationToken until)
    {
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), until);
            if (part.MessageType == WebSocketMessageType.Close)
            {
                return null;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                return _buffer.AsMemory(0, length);
            }

            if (length == _buffer.Length)
            {
                if (length >= LargestMessage)
                {
                    return null;
                }

                Array.Resize(ref _buffer, Math.Min(LargestMessage, length * 2));
            }
        }
    }

    /// <summary>The word for how frames will come; null when the message says none.</summary>
    private static string? Way(ReadOnlySpan<byte> message)
    {
        try
        {
            var reader = new Utf8JsonReader(message);
            return JsonElement.TryParseValue(ref reader, out var hello)
                && hello is { ValueKind: JsonValueKind.Object } said && said.TryGetProperty("kind", out var kind)
                && kind.ValueKind == JsonValueKind.String
                ? kind.GetString()
                : null;
        }
        catch (JsonException)
        {
            return null; // Anybody can send anything.
        }
    }

    private async Task Tell(CancellationToken over, CancellationToken left)
    {
        using var timer = new PeriodicTimer(TellEvery, time);
        try
        {
            while (await timer.WaitForNextTickAsync(over))
            {
                await Send(HealthMessage.From(publication.Stream), left);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or WebSocketException)
        {
            // Whoever receives ends the connection, and says why.
        }
    }

    /// <summary>Says why, closes this side, and gives the tab a moment to close its own.</summary>
    private async Task Close(Task<Refusal?> receiving, CancellationToken left)
    {
        var refusal = receiving.IsCompleted ? await receiving : null;
        if (publication.CutBecause is { } because)
        {
            refusal = Refusal.NotAllowed(because);
        }

        try
        {
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
            {
                if (refusal is not null)
                {
                    await Send(
                        new { kind = "refused", code = Refusals.Word(refusal.Code), detail = refusal.Words }, left);
                }

                await socket.CloseOutputAsync(
                    refusal is null ? WebSocketCloseStatus.NormalClosure : WebSocketCloseStatus.PolicyViolation, null,
                    left);
            }

            await receiving.WaitAsync(CloseWithin, time, left);
            using var patience = new CancellationTokenSource(CloseWithin, time);
            while (socket.State == WebSocketState.CloseSent && await Receive(patience.Token) is not null)
            {
                // What was under way is read and dropped: a reset would take our words with it.
            }
        }
        catch (Exception gone) when (gone is OperationCanceledException or WebSocketException or TimeoutException)
        {
            // It left before it could be told, or does not close: the socket ends here.
        }
    }

    private Task Send(object message, CancellationToken until) =>
        socket.SendAsync(
            JsonSerializer.SerializeToUtf8Bytes(message, LiveJson.Options), WebSocketMessageType.Text,
            endOfMessage: true, until);
}
