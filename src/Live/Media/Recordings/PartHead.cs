using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>Reads what stands before a part's frames: prft (8.16.5) and moof (8.8.4) of ISO/IEC 14496-12.</summary>
internal static class PartHead
{
    private const int ClockBytes = 24;
    private const long MostUnits = 1L << 50;
    private const uint NotSync = 0x1_0000;
    private const int PlainTrackHead = 8; // A tfhd that sets no defaults.

    private static readonly DateTimeOffset NtpZero = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Reads a head; null when it is none.</summary>
    /// <param name="init">How the tracks count.</param>
    /// <param name="head">prft and moof.</param>
    /// <param name="offset">Where they lie in the file.</param>
    /// <param name="bytes">The size of the whole part.</param>
    public static RecordedPart? Read(RecordedInit init, ReadOnlySpan<byte> head, long offset, long bytes)
    {
        var boxes = new BoxReader(head);
        if (!boxes.MoveNext() || boxes.Type != BoxReader.Name("prft"u8) || boxes.Body.Length != ClockBytes
            || boxes.Body[0] != 1)
        {
            return null;
        }

        var clock = boxes.Body;
        var clockBytes = boxes.Box.Length;
        if (!boxes.MoveNext() || boxes.Type != BoxReader.Name("moof"u8)
            || Runs(init, boxes.Box) is not { Count: > 0 } runs
            || init.Find(BinaryPrimitives.ReadUInt32BigEndian(clock[4..])) is not { } reference)
        {
            return null;
        }

        var time = BinaryPrimitives.ReadUInt64BigEndian(clock[16..]);
        var leading = runs[0];
        return time > MostUnits ? null : new RecordedPart
        {
            Offset = offset,
            ClockBytes = clockBytes,
            HeadBytes = head.Length,
            Tracks = runs.Count,
            Bytes = bytes,
            StartMs = leading.StartMs,
            EndMs = leading.EndMs,
            FirstMs = runs.Min(run => run.StartMs),
            LastMs = runs.Max(run => run.EndMs),
            StartsWithKey = leading.StartsWithKey,
            Arrived = FromNtp(BinaryPrimitives.ReadUInt64BigEndian(clock[8..])),
            ArrivedMs = (long)time * 1_000 / reference.Units,
        };
    }

    /// <summary>To the millisecond, as events are kept: the fraction was cut off when it was written.</summary>
    private static DateTimeOffset FromNtp(ulong time) =>
        NtpZero.AddSeconds(time >> 32).AddMilliseconds((((time & uint.MaxValue) * 1_000) + (1UL << 31)) >> 32);

    private static List<Run>? Runs(RecordedInit init, ReadOnlySpan<byte> moof)
    {
        var runs = new List<Run>();
        var boxes = new BoxReader(moof[BoxReader.Header..]);
        while (boxes.MoveNext())
        {
            if (boxes.Type != BoxReader.Name("traf"u8))
            {
                continue;
            }

            // Pictures lead, and the first track's frames lie first.
            if (ReadRun(init, boxes.Body) is not { } run || runs.Exists(other => other.Track == run.Track)
                || (runs.Count == 0 ? run.Place != moof.Length + BoxReader.Header : run.Track.IsVideo))
            {
                return null;
            }

            runs.Add(run);
        }

        return boxes.Failed ? null : runs;
    }

    private static Run? ReadRun(RecordedInit init, ReadOnlySpan<byte> traf)
    {
        var head = BoxReader.Find(traf, "tfhd"u8);
        var time = BoxReader.Find(traf, "tfdt"u8);
        var frames = BoxReader.Find(traf, "trun"u8);
        if (head.Length != PlainTrackHead || time.Length != 12 || time[0] != 1
            || init.Find(BinaryPrimitives.ReadUInt32BigEndian(head[4..])) is not { } track
            || TrunFields.Read(frames) is not { } fields)
        {
            return null;
        }

        var start = BinaryPrimitives.ReadUInt64BigEndian(time[4..]);
        long duration = 0;
        for (var frame = 0; frame < fields.Count; frame++)
        {
            duration += fields.Duration(frames, frame);
        }

        return start > MostUnits ? null : new Run(
            track,
            (long)start,
            (long)start + duration,
            BinaryPrimitives.ReadInt32BigEndian(frames[TrunFields.PlaceAt..]),
            !track.IsVideo || (fields.Flags(frames, 0) & NotSync) == 0);
    }

    private sealed record Run(RecordedTrack Track, long Start, long End, int Place, bool StartsWithKey)
    {
        public long StartMs => Start * 1_000 / Track.Units;

        public long EndMs => ((End * 1_000) + Track.Units - 1) / Track.Units;
    }
}
