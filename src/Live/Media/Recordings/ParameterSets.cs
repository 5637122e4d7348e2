using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>What an H.264 decoder must know before the first picture, as units that can stand among pictures.</summary>
internal static class ParameterSets
{
    private const int VisualEntry = 78; // Bytes of an avc1 entry before the boxes in it (ISO/IEC 14496-12, 12.1.3).

    /// <summary>
    /// The parameter sets of a sample entry, each behind its size in four bytes; nothing when it describes no H.264.
    /// </summary>
    public static ReadOnlyMemory<byte> Of(ReadOnlySpan<byte> entry)
    {
        var config = entry.Length > BoxReader.Header + VisualEntry && entry.Slice(4, 4).SequenceEqual("avc1"u8)
            ? BoxReader.Find(entry[(BoxReader.Header + VisualEntry)..], "avcC"u8)
            : default;
        var units = new List<byte>();
        var rest = config.Length > 5 ? config[5..] : default;
        return Read(ref rest, 0x1F, units) && Read(ref rest, 0xFF, units) ? units.ToArray() : default;
    }

    /// <summary>A count, then units behind sizes of two bytes (ISO/IEC 14496-15, 5.3.3.1.2).</summary>
    private static bool Read(ref ReadOnlySpan<byte> rest, int countMask, List<byte> units)
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        var count = rest[0] & countMask;
        rest = rest[1..];
        for (; count > 0; count--)
        {
            var size = rest.Length < 2 ? int.MaxValue : BinaryPrimitives.ReadUInt16BigEndian(rest);
            if (size > rest.Length - 2)
            {
                return false;
            }

            units.AddRange([0, 0, .. rest[..(2 + size)]]);
            rest = rest[(2 + size)..];
        }

        return true;
    }
}
