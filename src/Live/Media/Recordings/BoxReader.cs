using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// Goes from box to box (ISO/IEC 14496-12, 4.2) through bytes that lie in memory. It never reads past their end: a box
/// that claims more than there is ends the walk, and <see cref="Failed"/> says so.
/// </summary>
internal ref struct BoxReader(ReadOnlySpan<byte> bytes)
{
    /// <summary>Bytes of a box's size and type.</summary>
    public const int Header = 8;

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _next;

    /// <summary>Four letters as a number.</summary>
    public uint Type { get; private set; }

    /// <summary>The whole box.</summary>
    public ReadOnlySpan<byte> Box { get; private set; }

    /// <summary>Whether the bytes were no boxes.</summary>
    public bool Failed { get; private set; }

    /// <summary>What the box holds.</summary>
    public readonly ReadOnlySpan<byte> Body => Box[Header..];

    /// <summary>The number that four letters are.</summary>
    public static uint Name(ReadOnlySpan<byte> letters) => BinaryPrimitives.ReadUInt32BigEndian(letters);

    /// <summary>The first box of that type; empty when there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> type)
    {
        var boxes = new BoxReader(bytes);
        while (boxes.MoveNext())
        {
            if (boxes.Type == Name(type))
            {
                return boxes.Body;
            }
        }

        return default;
    }

    /// <summary>Goes to the next box; false at the end.</summary>
    public bool MoveNext()
    {
        var rest = _bytes[_next..];
        if (rest.IsEmpty)
        {
            return false;
        }

        var size = rest.Length < Header ? 0 : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (size < Header || size > rest.Length)
        {
            Failed = true;
            _next = _bytes.Length;
            return false;
        }

        Type = BinaryPrimitives.ReadUInt32BigEndian(rest[4..]);
        Box = rest[..(int)size];
        _next += (int)size;
        return true;
    }
}
