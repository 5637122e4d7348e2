using System.Buffers.Binary;

namespace LiveFair.Live.Media;

/// <summary>
/// Reads big-endian numbers from a piece of a file. Past the end it reads zeros and nothing, and says so afterwards.
/// </summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _left = bytes;

    /// <summary>Whether more was asked for than there was.</summary>
    public bool Failed { get; private set; }

    /// <summary>Whether nothing is left.</summary>
    public readonly bool IsEmpty => _left.IsEmpty;

    /// <summary>What was not read yet.</summary>
    public readonly ReadOnlySpan<byte> Left => _left;

    public byte U8() => Take(1) is [var value] ? value : (byte)0;

    public ushort U16() => Take(2) is { Length: 2 } two ? BinaryPrimitives.ReadUInt16BigEndian(two) : (ushort)0;

    public uint U32() => Take(4) is { Length: 4 } four ? BinaryPrimitives.ReadUInt32BigEndian(four) : 0;

    public ulong U64() => Take(8) is { Length: 8 } eight ? BinaryPrimitives.ReadUInt64BigEndian(eight) : 0;

    /// <summary>The next bytes; none when there are not so many.</summary>
    public ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _left.Length)
        {
            Failed = true;
            _left = default;
            return default;
        }

        var taken = _left[..count];
        _left = _left[count..];
        return taken;
    }
}
