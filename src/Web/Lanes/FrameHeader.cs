using System.Buffers.Binary;

namespace LiveFair.Web.Lanes;

/// <summary>The heads of a server's WebSocket frames: whole messages, never masked (RFC 6455, section 5.1).</summary>
internal static class FrameHeader
{
    /// <summary>The most bytes a head takes.</summary>
    public const int MaxLength = 10;

    private const byte Whole = 0x80;
    private const byte Length16 = 126;
    private const byte Length64 = 127;

    /// <summary>Writes the head of a frame with <paramref name="length"/> bytes after it.</summary>
    /// <returns>How many bytes of <paramref name="to"/> it took: 2, 4 or 10.</returns>
    public static int Write(Span<byte> to, Opcode opcode, int length)
    {
        to[0] = (byte)(Whole | (byte)opcode);
        if (length < Length16)
        {
            to[1] = (byte)length;
            return 2;
        }

        if (length <= ushort.MaxValue)
        {
            to[1] = Length16;
            BinaryPrimitives.WriteUInt16BigEndian(to[2..], (ushort)length);
            return 4;
        }

        to[1] = Length64;
        BinaryPrimitives.WriteInt64BigEndian(to[2..], length);
        return MaxLength;
    }

    /// <summary>A frame of its own, head and all.</summary>
    public static byte[] Frame(Opcode opcode, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[MaxLength];
        var length = Write(head, opcode, payload.Length);
        return [.. head[..length], .. payload];
    }
}
