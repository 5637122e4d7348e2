namespace LiveFair.Live.Media.Fmp4;

/// <summary>
/// Writes parts: prft, moof and mdat (ISO/IEC 14496-12). A part names no place in a file, so that parts of one init
/// segment can be put one behind another anywhere.
/// </summary>
public sealed class PartWriter
{
    private const uint BaseIsMoof = 0x02_0000;
    private const uint OutputOfEncoder = 1;
    private const uint WithOffsetDurationSize = 0x301;
    private const uint WithFlagsAndComposition = 0xC00;
    private const uint KeySample = 0x0200_0000;
    private const uint DependentSample = 0x0101_0000;
    private const int MdatHeader = 8;

    private static readonly DateTimeOffset NtpZero = new(1900, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private uint _sequence;

    /// <summary>Writes the next part.</summary>
    /// <param name="clock">Goes into the prft; its track is the first of <paramref name="runs"/>.</param>
    /// <param name="runs">At least one, each of another track.</param>
    public byte[] Write(ArrivalClock clock, params IReadOnlyList<SampleRun> runs)
    {
        ArgumentOutOfRangeException.ThrowIfZero(runs.Count);
        var head = new BoxWriter();
        WriteClock(head, runs[0].Track, clock);
        var moof = head.Length;
        head.Box("moof"u8).FullBox("mfhd"u8).U32(++_sequence).End();
        var places = runs.Select(run => WriteTrack(head, run)).ToList();
        head.End();
        var payload = PatchPlaces(head, runs, places, head.Length - moof + MdatHeader);
        head.U32((uint)(MdatHeader + payload)).Bytes("mdat"u8);
        return Join(head.Written, runs, payload);
    }

    private static void WriteClock(BoxWriter boxes, TrackKind track, ArrivalClock clock)
    {
        var (seconds, rest) = Math.DivRem((clock.Arrived - NtpZero).Ticks, TimeSpan.TicksPerSecond);
        boxes.FullBox("prft"u8, 1, OutputOfEncoder).U32((uint)track);
        boxes.U32((uint)seconds).U32((uint)((rest << 32) / TimeSpan.TicksPerSecond));
        boxes.U64((ulong)clock.MediaTime).End();
    }

    /// <returns>Where the offset of the track's bytes is to be written.</returns>
    private static int WriteTrack(BoxWriter boxes, SampleRun run)
    {
        boxes.Box("traf"u8).FullBox("tfhd"u8, 0, BaseIsMoof).U32((uint)run.Track).End();
        boxes.FullBox("tfdt"u8, 1).U64((ulong)run.Start).End();
        var isVideo = run.Track == TrackKind.Video;
        boxes.FullBox("trun"u8, 1, WithOffsetDurationSize | (isVideo ? WithFlagsAndComposition : 0));
        boxes.U32((uint)run.Samples.Count);
        var place = boxes.Length;
        boxes.U32(0);
        foreach (var sample in run.Samples)
        {
            boxes.U32(sample.Duration).U32((uint)sample.Data.Length);
            if (isVideo)
            {
                boxes.U32(sample.IsKey ? KeySample : DependentSample).U32((uint)sample.Offset);
            }
        }

        boxes.End().End();
        return place;
    }

    private static int PatchPlaces(BoxWriter head, IReadOnlyList<SampleRun> runs, List<int> places, int first)
    {
        var payload = 0;
        foreach (var (run, place) in runs.Zip(places))
        {
            head.Patch(place, (uint)(first + payload));
            payload += run.Samples.Sum(sample => sample.Data.Length);
        }

        return payload;
    }

    private static byte[] Join(ReadOnlySpan<byte> head, IReadOnlyList<SampleRun> runs, int payload)
    {
        var part = GC.AllocateUninitializedArray<byte>(head.Length + payload);
        head.CopyTo(part);
        var at = head.Length;
        foreach (var sample in runs.SelectMany(run => run.Samples))
        {
            sample.Data.Span.CopyTo(part.AsSpan(at));
            at += sample.Data.Length;
        }

        return part;
    }
}
