using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using LiveFair.Web.Lanes;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>What a parser made of a client's bytes.</summary>
/// <param name="Told">What messages hold, and each ping in brackets where it came; a byte is a char.</param>
/// <param name="End">How it ended.</param>
/// <param name="Held">How many bytes of it messages held.</param>
/// <param name="Close">The payload of the close.</param>
/// <param name="Read">
/// How many bytes the parser took: a frame that is refused is not among them. 0 for the framework, which does not tell.
/// </param>
internal sealed record FrameStory(string Told, StoryEnd End, int Held, byte[] Close, int Read)
{
    /// <summary>Reads with the <see cref="FrameParser"/>, which gets the bytes in pieces.</summary>
    public static FrameStory OfTheParser(byte[] bytes, Random random)
    {
        var (parser, payload, told) = (new FrameParser(), new ArrayBufferWriter<byte>(), new StringBuilder());
        var (read, held, end) = (0, 0, StoryEnd.Waiting);
        var longest = random.Next(3) switch { 0 => 4, 1 => 200, _ => 20_000 };
        for (var come = 0; come < bytes.Length && end == StoryEnd.Waiting;)
        {
            come = Math.Min(come + random.Next(1, longest), bytes.Length);
            var input = InTwo(bytes.AsMemory(read..come), random);
            for (var step = ParseStep.Pong; step is ParseStep.Ping or ParseStep.Pong;)
            {
                payload.ResetWrittenCount();
                step = parser.Read(ref input, payload);
                held += payload.WrittenCount;
                told.Append(Encoding.Latin1.GetString(payload.WrittenSpan));
                told.Append(step == ParseStep.Ping ? $"(Ping {Encoding.Latin1.GetString(parser.Control.Span)})" : "");
                end = step switch
                {
                    ParseStep.Close => StoryEnd.Closed,
                    ParseStep.ProtocolError => StoryEnd.Refused,
                    _ => StoryEnd.Waiting,
                };
            }

            read = come - (int)input.Length;
        }

        return new FrameStory(
            told.ToString(), end, held, end == StoryEnd.Closed ? parser.Control.ToArray() : [], read);
    }

    /// <summary>Reads with the framework's WebSocket, whose pongs and close tell what it made of the rest.</summary>
    /// <param name="bytes">What the client sends before it is silent.</param>
    /// <param name="expected">
    /// How much messages may hold: no more of it is asked for at once than is left, for the framework keeps what came
    /// of a frame until it has all that it was asked for.
    /// </param>
    /// <param name="random">Cuts what it reads.</param>
    public static async Task<FrameStory> OfTheFramework(byte[] bytes, int expected, Random random)
    {
        using var peer = new PeerStream(bytes, random);
        using var socket = WebSocket.CreateFromStream(peer, new WebSocketCreationOptions { IsServer = true });
        var buffer = new byte[4_096];
        var held = 0;
        try
        {
            while (true)
            {
                var most = Math.Clamp(expected - held, 1, buffer.Length);
                var got = await socket.ReceiveAsync(buffer.AsMemory(0, most), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close)
                {
                    var status = (int)socket.CloseStatus!;
                    var reason = Encoding.UTF8.GetBytes(socket.CloseStatusDescription!);
                    byte[] close = [(byte)(status >> 8), (byte)status, .. reason];
                    return new FrameStory(peer.Told.ToString(), StoryEnd.Closed, held, close, 0);
                }

                held += got.Count;
                peer.Told.Append(Encoding.Latin1.GetString(buffer, 0, got.Count));
            }
        }
        catch (WebSocketException end)
        {
            var silent = end.WebSocketErrorCode == WebSocketError.ConnectionClosedPrematurely;
            return new FrameStory(peer.Told.ToString(), silent ? StoryEnd.Waiting : peer.Refusal, held, [], 0);
        }
    }

    private static ReadOnlySequence<byte> InTwo(ReadOnlyMemory<byte> bytes, Random random)
    {
        var cut = random.Next(bytes.Length);
        var first = new Piece(bytes[..cut], null);
        return new ReadOnlySequence<byte>(first, 0, new Piece(bytes[cut..], first), bytes.Length - cut);
    }

    private sealed class Piece : ReadOnlySequenceSegment<byte>
    {
        public Piece(ReadOnlyMemory<byte> bytes, Piece? before)
        {
            Memory = bytes;
            RunningIndex = before?.Memory.Length ?? 0;
            before?.Next = this;
        }
    }
}

/// <summary>How a <see cref="FrameStory"/> ends.</summary>
internal enum StoryEnd
{
    /// <summary>More may come.</summary>
    Waiting,

    /// <summary>By the client.</summary>
    Closed,

    /// <summary>With 1002: what came is no WebSocket.</summary>
    Refused,

    /// <summary>With 1007: a text is no UTF-8.</summary>
    RefusedAsText,
}
