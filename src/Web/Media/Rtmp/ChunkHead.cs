using System.Buffers;
using System.Buffers.Binary;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>The head of a chunk as it stands on the wire (RTMP 1.0, section 5.3.1).</summary>
/// <param name="Format">How much the head says: 0 everything, 3 nothing.</param>
/// <param name="ChunkStream">2 to 65599.</param>
/// <param name="Length">Bytes of the head, without an extended timestamp.</param>
internal readonly record struct ChunkHead(int Format, int ChunkStream, int Length)
{
    /// <summary>What stands in the three bytes for a time that needs four.</summary>
    public const uint Extended = 0xFF_FFFF;

    private const int Longest = 3 + 11;

    /// <summary>The time, or the time since the message before; formats 0 to 2.</summary>
    public uint Time { get; private init; }

    /// <summary>Bytes of the whole message; formats 0 and 1.</summary>
    public int MessageLength { get; private init; }

    /// <summary>What the message is; formats 0 and 1.</summary>
    public RtmpKind Kind { get; private init; }

    /// <summary>The message stream; format 0.</summary>
    public uint StreamId { get; private init; }

    /// <summary>Reads a head; false when it has not come whole.</summary>
    public static bool TryRead(in ReadOnlySequence<byte> input, out ChunkHead head)
    {
        head = default;
        Span<byte> bytes = stackalloc byte[Longest];
        bytes = bytes[..(int)Math.Min(Longest, input.Length)];
        input.Slice(0, bytes.Length).CopyTo(bytes);
        if (bytes.IsEmpty)
        {
            return false;
        }

        var (format, low) = (bytes[0] >> 6, bytes[0] & 0x3F);
        var basic = low switch { 0 => 2, 1 => 3, _ => 1 };
        var length = basic + format switch { 0 => 11, 1 => 7, 2 => 3, _ => 0 };
        if (bytes.Length < length)
        {
            return false;
        }

        var chunkStream = low switch { 0 => 64 + bytes[1], 1 => 64 + bytes[1] + (bytes[2] << 8), _ => low };
        head = new ChunkHead(format, chunkStream, length).With(bytes[basic..length]);
        return true;
    }

    private ChunkHead With(ReadOnlySpan<byte> message) => this with
    {
        Time = Format < 3 ? UInt24(message) : 0,
        MessageLength = Format < 2 ? (int)UInt24(message[3..]) : 0,
        Kind = Format < 2 ? (RtmpKind)message[6] : 0,
        StreamId = Format == 0 ? BinaryPrimitives.ReadUInt32LittleEndian(message[7..]) : 0,
    };

    private static uint UInt24(ReadOnlySpan<byte> bytes) => (uint)((bytes[0] << 16) | (bytes[1] << 8) | bytes[2]);
}
