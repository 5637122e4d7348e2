using System.Buffers.Binary;

namespace LiveFair.Live.Media.Fmp4;

/// <summary>Writes boxes of ISO/IEC 14496-12 one into another; sizes are filled in when a box ends.</summary>
internal sealed class BoxWriter
{
    private readonly Stack<int> _open = new();
    private byte[] _bytes = new byte[1024];

    /// <summary>Bytes written so far.</summary>
    public int Length { get; private set; }

    /// <summary>What was written; valid until the next write.</summary>
    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>Begins a box; what follows lies in it until <see cref="End"/>.</summary>
    /// <param name="type">Four characters.</param>
    public BoxWriter Box(ReadOnlySpan<byte> type)
    {
        _open.Push(Length);
        return U32(0).Bytes(type);
    }

    /// <summary>Begins a box with a version and 24 bits of flags.</summary>
    public BoxWriter FullBox(ReadOnlySpan<byte> type, byte version = 0, uint flags = 0) =>
        Box(type).U32(((uint)version << 24) | flags);

    /// <summary>Ends the box that was begun last.</summary>
    public BoxWriter End()
    {
        var start = _open.Pop();
        Patch(start, (uint)(Length - start));
        return this;
    }

    public BoxWriter U8(byte value)
    {
        Take(1)[0] = value;
        return this;
    }

    public BoxWriter U16(int value)
    {
        BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)value);
        return this;
    }

    public BoxWriter U32(uint value)
    {
        BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);
        return this;
    }

    public BoxWriter U64(ulong value)
    {
        BinaryPrimitives.WriteUInt64BigEndian(Take(8), value);
        return this;
    }

    public BoxWriter Zeros(int count)
    {
        Take(count).Clear();
        return this;
    }

    public BoxWriter Bytes(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Take(bytes.Length));
        return this;
    }

    /// <summary>Writes over four bytes that were left open before.</summary>
    public void Patch(int at, uint value) => BinaryPrimitives.WriteUInt32BigEndian(_bytes.AsSpan(at, 4), value);

    private Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + count));
        }

        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }
}
