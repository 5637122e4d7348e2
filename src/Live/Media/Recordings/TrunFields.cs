using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// Where the fields of a trun box's frames stand (ISO/IEC 14496-12, 8.8.8). A recording's frames each have a duration
/// and a size, so that no defaults are looked up.
/// </summary>
/// <param name="Count">Frames, at least one.</param>
/// <param name="First">Where the first one's fields begin in the box's body.</param>
/// <param name="Stride">Bytes of a frame's fields.</param>
/// <param name="FlagsAt">Where its flags stand among them; -1: it has none, and decoding can begin with it.</param>
/// <param name="CompositionAt">Where the time from decoding to showing stands among them; -1: there is none.</param>
internal readonly record struct TrunFields(int Count, int First, int Stride, int FlagsAt, int CompositionAt)
{
    /// <summary>Where the offset of the frames' bytes stands in the box's body.</summary>
    public const int PlaceAt = 8;

    private const uint HasPlace = 1;
    private const uint HasDurationAndSize = 0x300;
    private const uint HasFlags = 0x400;
    private const uint HasComposition = 0x800;

    /// <summary>Reads the box's body; null when it is none of a recording.</summary>
    public static TrunFields? Read(ReadOnlySpan<byte> body)
    {
        if (body.Length < 12)
        {
            return null;
        }

        var flags = BinaryPrimitives.ReadUInt32BigEndian(body) & 0xFF_FFFF;
        var stride = 8 + ((flags & HasFlags) != 0 ? 4 : 0) + ((flags & HasComposition) != 0 ? 4 : 0);
        var count = BinaryPrimitives.ReadUInt32BigEndian(body[4..]);
        var known = HasPlace | HasDurationAndSize | HasFlags | HasComposition;
        return (flags & ~known) == 0 && (flags & HasPlace) != 0 && (flags & HasDurationAndSize) == HasDurationAndSize
            && count > 0 && count <= (body.Length - 12) / stride
                ? new TrunFields(
                    (int)count, 12, stride, (flags & HasFlags) != 0 ? 8 : -1,
                    (flags & HasComposition) != 0 ? stride - 4 : -1)
                : null;
    }

    /// <summary>Where a frame's duration stands in the box's body.</summary>
    public int DurationAt(int frame) => First + (frame * Stride);

    /// <summary>Where a frame's size stands in the box's body.</summary>
    public int SizeAt(int frame) => DurationAt(frame) + 4;

    /// <summary>A frame's duration, in the track's units.</summary>
    public uint Duration(ReadOnlySpan<byte> body, int frame) =>
        BinaryPrimitives.ReadUInt32BigEndian(body[DurationAt(frame)..]);

    /// <summary>A frame's flags; 0 when none are written.</summary>
    public uint Flags(ReadOnlySpan<byte> body, int frame) =>
        FlagsAt < 0 ? 0 : BinaryPrimitives.ReadUInt32BigEndian(body[(DurationAt(frame) + FlagsAt)..]);
}
