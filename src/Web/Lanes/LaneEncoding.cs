using System.Text;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR.Protocol;

namespace LiveFair.Web.Lanes;

/// <summary>
/// How one stream writes its items: only what stands before an item names the stream, the item and all behind it are
/// the same for every stream of a hub protocol, and shared.
/// </summary>
internal sealed class LaneEncoding
{
    // A binary message is preceded by its length, seven bits to a byte, the lowest first (SignalR's hub protocol).
    private const int MostLengthBytes = 5;
    private const byte MoreLength = 0x80;

    private readonly byte[] _start;

    private LaneEncoding(bool isBinary, ReadOnlySpan<byte> start) => (IsBinary, _start) = (isBinary, start.ToArray());

    /// <summary>Whether items are MessagePack; JSON otherwise.</summary>
    public bool IsBinary { get; }

    /// <summary>The most bytes that stand before an item.</summary>
    public int MostHead => FrameHeader.MaxLength + MostLengthBytes + _start.Length;

    /// <summary>What a JSON message has behind its item.</summary>
    public static ReadOnlySpan<byte> EndOfJson => "}\u001e"u8;

    /// <summary>Learns it from what the protocol writes around an item that is null.</summary>
    /// <exception cref="NotSupportedException">The protocol writes something behind its items.</exception>
    public static LaneEncoding Of(IHubProtocol protocol, string stream)
    {
        var isBinary = protocol.TransferFormat == TransferFormat.Binary;
        var message = protocol.GetMessageBytes(new StreamItemMessage(stream, null)).Span;
        ReadOnlySpan<byte> end = isBinary ? [MessagePack.MessagePackCode.Nil] : [.. "null"u8, .. EndOfJson];
        if (!message.EndsWith(end))
        {
            throw new NotSupportedException(
                $"{protocol.Name} ends an item of null with {Encoding.Latin1.GetString(message)}.");
        }

        return new LaneEncoding(isBinary, message[(isBinary ? LengthBytes(message) : 0)..^end.Length]);
    }

    /// <summary>Writes the head of a WebSocket frame and of the stream's message in it.</summary>
    /// <param name="room">Ends where the payload begins; <see cref="MostHead"/> bytes at least.</param>
    /// <param name="payload">How long the payload is: the item and what is behind it.</param>
    /// <returns>How many bytes at the end of the room it took.</returns>
    public int WriteHead(Span<byte> room, int payload)
    {
        Span<byte> head = stackalloc byte[FrameHeader.MaxLength];
        Span<byte> length = stackalloc byte[MostLengthBytes];
        length = length[..(IsBinary ? WriteLength(length, _start.Length + payload) : 0)];
        var opcode = IsBinary ? Opcode.Binary : Opcode.Text;
        head = head[..FrameHeader.Write(head, opcode, length.Length + _start.Length + payload)];

        var size = head.Length + length.Length + _start.Length;
        var to = room[^size..];
        head.CopyTo(to);
        length.CopyTo(to[head.Length..]);
        _start.CopyTo(to[(head.Length + length.Length)..]);
        return size;
    }

    private static int WriteLength(Span<byte> to, int length)
    {
        var at = 0;
        for (; length >= MoreLength; length >>= 7)
        {
            to[at++] = (byte)(length | MoreLength);
        }

        to[at] = (byte)length;
        return at + 1;
    }

    private static int LengthBytes(ReadOnlySpan<byte> message) =>
        message.IndexOfAnyInRange((byte)0, (byte)(MoreLength - 1)) + 1;
}
