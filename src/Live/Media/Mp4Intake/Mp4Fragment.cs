namespace LiveFair.Live.Media.Mp4Intake;

/// <summary>The samples that a fragment's head (<c>moof</c>) announces.</summary>
internal static class Mp4Fragment
{
    /// <summary>More samples than a fragment of any browser has.</summary>
    private const int MostSamples = 20_000;

    private const uint IsNoKey = 0x0001_0000;

    /// <summary>Reads a <c>moof</c>.</summary>
    /// <param name="moof">Its content.</param>
    /// <param name="start">Where the box begins in the file.</param>
    /// <param name="tracks">The file's tracks.</param>
    /// <param name="into">Gets the samples.</param>
    /// <returns>Whether it could be read.</returns>
    public static bool Read(
        ReadOnlySpan<byte> moof, long start, IReadOnlyDictionary<uint, Mp4Track> tracks, List<Mp4Sample> into)
    {
        var boxes = new Mp4Boxes(moof);
        var traf = Mp4Boxes.Letters("traf"u8);
        while (boxes.Next())
        {
            if (boxes.Name == traf && !ReadTrack(boxes.Content, start, tracks, into))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadTrack(
        ReadOnlySpan<byte> traf, long start, IReadOnlyDictionary<uint, Mp4Track> tracks, List<Mp4Sample> into)
    {
        var head = new ByteReader(Mp4Boxes.Find(traf, "tfhd"u8));
        var flags = head.U32();
        if (!tracks.TryGetValue(head.U32(), out var track))
        {
            return true; // A track that is not carried.
        }

        var from = (flags & 0x01) != 0 ? (long)head.U64() : start;
        head.Take((flags & 0x02) != 0 ? 4 : 0);
        var defaults = new SampleDefaults(
            (flags & 0x08) != 0 ? head.U32() : track.Defaults.Duration,
            (flags & 0x10) != 0 ? head.U32() : track.Defaults.Size,
            (flags & 0x20) != 0 ? head.U32() : track.Defaults.Flags);
        var time = new ByteReader(Mp4Boxes.Find(traf, "tfdt"u8));
        var at = time.U32() >> 24 == 1 ? (long)time.U64() : time.U32();
        if (head.Failed || time.Failed || at < 0)
        {
            return false;
        }

        var boxes = new Mp4Boxes(traf);
        var trun = Mp4Boxes.Letters("trun"u8);
        while (boxes.Next())
        {
            if (boxes.Name == trun && !ReadRun(new ByteReader(boxes.Content), track, defaults, from, ref at, into))
            {
                return false;
            }
        }

        return true;
    }

    private static bool ReadRun(
        ByteReader run, Mp4Track track, SampleDefaults defaults, long from, ref long at, List<Mp4Sample> into)
    {
        var flags = run.U32();
        var count = run.U32();
        var position = from + ((flags & 0x01) != 0 ? (int)run.U32() : 0);
        var first = (flags & 0x04) != 0 ? run.U32() : (uint?)null;
        for (var i = 0; i < count && !run.Failed; i++)
        {
            if (into.Count >= MostSamples)
            {
                return false;
            }

            var duration = (flags & 0x100) != 0 ? run.U32() : defaults.Duration;
            var size = (flags & 0x200) != 0 ? run.U32() : defaults.Size;
            var sampleFlags = (flags & 0x400) != 0 ? run.U32() : i == 0 && first is { } own ? own : defaults.Flags;
            var delay = (flags & 0x800) != 0 ? (int)run.U32() : 0;
            into.Add(new Mp4Sample(track, position, size, at, delay, (sampleFlags & IsNoKey) == 0));
            position += size;
            at += duration;
        }

        return !run.Failed;
    }
}

/// <summary>One sample of a fragment.</summary>
/// <param name="Track">Whose.</param>
/// <param name="Position">Where its bytes begin in the file.</param>
/// <param name="Size">How many they are.</param>
/// <param name="At">When it is decoded, in the track's time.</param>
/// <param name="Delay">How much later it is shown, in the track's time.</param>
/// <param name="IsKey">Whether decoding can begin with it.</param>
internal readonly record struct Mp4Sample(
    Mp4Track Track, long Position, uint Size, long At, int Delay, bool IsKey)
{
    /// <summary>When it is decoded, in ms.</summary>
    public long Ms => (long)((Int128)At * 1_000 / Track.TimeScale);
}
