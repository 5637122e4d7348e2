namespace LiveFair.Live.Media.Mp4Intake;

/// <summary>One track of a file that a browser records: how its samples are read.</summary>
internal sealed record Mp4Track
{
    private const int VisualEntry = 78;
    private const int SoundEntry = 28;

    /// <summary>Its number in the file.</summary>
    public required uint Id { get; init; }

    /// <summary>Units of its time in a second.</summary>
    public required uint TimeScale { get; init; }

    /// <summary>Sound or picture.</summary>
    public required FlvKind Kind { get; init; }

    /// <summary>The body of the FLV tag that says how it is decoded.</summary>
    public required byte[] Config { get; init; }

    /// <summary>What comes before a sample's bytes in an FLV tag; for pictures only its length counts.</summary>
    public required byte[] Prefix { get; init; }

    /// <summary>What fragments leave out, from <c>trex</c>: duration, size and flags of a sample.</summary>
    public SampleDefaults Defaults { get; init; }

    /// <summary>Reads a <c>trak</c>; null when it is neither H.264, AAC nor Opus, or broken.</summary>
    public static Mp4Track? Read(ReadOnlySpan<byte> trak)
    {
        var mdia = Mp4Boxes.Find(trak, "mdia"u8);
        var stbl = Mp4Boxes.Find(Mp4Boxes.Find(mdia, "minf"u8), "stbl"u8);
        var (id, scale) = (IdOf(Mp4Boxes.Find(trak, "tkhd"u8)), TimeScaleOf(Mp4Boxes.Find(mdia, "mdhd"u8)));
        var stsd = Mp4Boxes.Find(stbl, "stsd"u8);
        if (stsd.Length < 8 || id == 0 || scale == 0)
        {
            return null;
        }

        var entries = new Mp4Boxes(stsd[8..]);
        return entries.Next() && Decoding(entries.Name, entries.Content) is { } decoding
            ? new Mp4Track
            {
                Id = id,
                TimeScale = scale,
                Kind = decoding.Kind,
                Config = decoding.Config,
                Prefix = decoding.Prefix,
            }
            : null;
    }

    private static uint IdOf(ReadOnlySpan<byte> tkhd)
    {
        var reader = new ByteReader(tkhd);
        reader.Take(IsLong(tkhd) ? 20 : 12);
        return reader.U32();
    }

    private static uint TimeScaleOf(ReadOnlySpan<byte> mdhd)
    {
        var reader = new ByteReader(mdhd);
        reader.Take(IsLong(mdhd) ? 20 : 12);
        return reader.U32();
    }

    private static bool IsLong(ReadOnlySpan<byte> fullBox) => !fullBox.IsEmpty && fullBox[0] == 1;

    private static TrackDecoding? Decoding(uint name, ReadOnlySpan<byte> entry)
    {
        if (name == Mp4Boxes.Letters("avc1"u8) && entry.Length > VisualEntry)
        {
            return new TrackDecoding(
                FlvKind.Video, [0x17, 0, 0, 0, 0, .. Mp4Boxes.Find(entry[VisualEntry..], "avcC"u8)], new byte[5]);
        }

        if (name == Mp4Boxes.Letters("mp4a"u8) && entry.Length > SoundEntry)
        {
            return new TrackDecoding(
                FlvKind.Audio, [0xAF, 0, .. Esds.Config(Mp4Boxes.Find(entry[SoundEntry..], "esds"u8))], [0xAF, 1]);
        }

        return name == Mp4Boxes.Letters("Opus"u8) && entry.Length > SoundEntry
            ? new TrackDecoding(
                FlvKind.Audio, [0x90, .. "Opus"u8, .. OpusHead(Mp4Boxes.Find(entry[SoundEntry..], "dOps"u8))],
                [0x91, .. "Opus"u8])
            : null;
    }

    /// <summary>The header of an Ogg file (RFC 7845, 5.1) of what an MP4 file says big-endian.</summary>
    private static byte[] OpusHead(ReadOnlySpan<byte> dOps) => dOps.Length < 11
        ? []
        :
        [
            .. "OpusHead"u8, 1, dOps[1], dOps[3], dOps[2], dOps[7], dOps[6], dOps[5], dOps[4], dOps[9], dOps[8],
            dOps[10],
        ];

    private sealed record TrackDecoding(FlvKind Kind, byte[] Config, byte[] Prefix);
}

/// <summary>What is taken for a sample where a fragment says nothing.</summary>
/// <param name="Duration">In the track's time.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Flags">As ISO/IEC 14496-12, 8.8.3 has them.</param>
internal readonly record struct SampleDefaults(uint Duration, uint Size, uint Flags);
