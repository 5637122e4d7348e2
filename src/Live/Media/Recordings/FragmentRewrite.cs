using System.Buffers.Binary;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// Gives recorded parts that follow one another their place in a replay that is played as one file: their moofs become
/// one, with the replay's times, sample entries and number; the frames behind them stay as they are, and the clocks
/// before them are left out. One moof, because players find a moment by the index and take each of its references for
/// one. Where a replay has several kinds of picture, key frames say how they are decoded besides, for many players know
/// only the first sample entry.
/// </summary>
internal sealed class FragmentRewrite
{
    private const uint BaseIsMoofAndEntry = 0x02_0002;
    private const int EntryBytes = 4;
    private const int NumberBytes = 16; // mfhd

    private readonly ReplayRun _run;
    private readonly int _sequence;
    private readonly IReadOnlyList<ReplayTrack> _tracks;

    /// <summary>Takes parts as they were recorded.</summary>
    /// <param name="run">The run that the parts are of.</param>
    /// <param name="parts">Which, one behind another.</param>
    /// <param name="sequence">The fragment's number in the replay, from 1.</param>
    /// <param name="tracks">The replay's tracks.</param>
    public FragmentRewrite(
        ReplayRun run, IReadOnlyList<RecordedPart> parts, int sequence, IReadOnlyList<ReplayTrack> tracks)
    {
        (_run, _sequence, _tracks) = (run, sequence, tracks);
        Parts = [.. parts.Select(part => new FragmentPart(part, SetsOf(run, part, tracks)))];
        MoofBytes = BoxReader.Header + NumberBytes
            + Parts.Sum(part => part.TrackBytes + (part.Part.Tracks * EntryBytes));
    }

    /// <summary>What the fragment is made of.</summary>
    public IReadOnlyList<FragmentPart> Parts { get; }

    /// <summary>The number of the file in which its parts lie.</summary>
    public int File => _run.File.Number;

    /// <summary>Bytes that are made: moof, and the head of the one mdat behind it.</summary>
    public int Bytes => MoofBytes + BoxReader.Header;

    private int MoofBytes { get; }

    /// <summary>Writes moof and the beginning of mdat.</summary>
    /// <param name="heads">The parts' prft and moof, as they were recorded.</param>
    public byte[] Write(IReadOnlyList<ReadOnlyMemory<byte>> heads)
    {
        var boxes = new BoxWriter();
        boxes.Box("moof"u8).FullBox("mfhd"u8).U32((uint)_sequence).End();
        var place = Bytes;
        foreach (var (part, head) in Parts.Zip(heads))
        {
            WritePart(boxes, part, head.Span[part.Part.ClockBytes..], place);
            place += (int)part.Bytes;
        }

        boxes.End();
        boxes.U32((uint)(place - MoofBytes)).Bytes("mdat"u8);
        return boxes.Written.Length == Bytes
            ? boxes.Written.ToArray()
            : throw new InvalidDataException("A part's moof holds what no recording writes.");
    }

    /// <param name="boxes">Where to.</param>
    /// <param name="part">Which part.</param>
    /// <param name="moof">As it was recorded.</param>
    /// <param name="place">Where its bytes begin now, seen from the new moof.</param>
    private void WritePart(BoxWriter boxes, FragmentPart part, ReadOnlySpan<byte> moof, int place)
    {
        var moved = place - moof.Length - BoxReader.Header;
        var tracks = 0;
        var children = new BoxReader(moof[BoxReader.Header..]);
        while (children.MoveNext())
        {
            if (children.Type == BoxReader.Name("traf"u8))
            {
                WriteTrack(boxes, children.Body, part, tracks++ == 0, moved);
            }
        }
    }

    private static ReadOnlyMemory<byte> SetsOf(
        ReplayRun run, RecordedPart part, IReadOnlyList<ReplayTrack> tracks) =>
        part.StartsWithKey && tracks.FirstOrDefault(track => track.First.IsVideo) is { Entries.Count: > 1 } pictures
        && run.File.Init.Find(pictures.First.Id) is { } recorded
            ? ParameterSets.Of(recorded.Entry.Span)
            : default;

    private void WriteTrack(BoxWriter boxes, ReadOnlySpan<byte> traf, FragmentPart part, bool isFirst, int moved)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(BoxReader.Find(traf, "tfhd"u8)[4..]);
        var recorded = _run.File.Init.Find(id)!;
        var track = _tracks.First(track => track.First.Id == id);
        var factor = track.Units / recorded.Units;
        boxes.Box("traf"u8);
        var children = new BoxReader(traf);
        while (children.MoveNext())
        {
            if (children.Type == BoxReader.Name("tfhd"u8))
            {
                boxes.FullBox("tfhd"u8, 0, BaseIsMoofAndEntry).U32(id).U32((uint)track.EntryOf(recorded)).End();
            }
            else if (children.Type == BoxReader.Name("tfdt"u8))
            {
                var time = BinaryPrimitives.ReadUInt64BigEndian(children.Body[4..]);
                boxes.FullBox("tfdt"u8, 1).U64(Moved(time * factor, track.Units)).End();
            }
            else if (children.Type == BoxReader.Name("trun"u8))
            {
                WriteFrames(boxes, children.Box, factor, part.Added.Length, isFirst, moved);
            }
            else
            {
                boxes.Bytes(children.Box);
            }
        }

        boxes.End();
    }

    /// <summary>A time of the media timeline in the replay.</summary>
    private ulong Moved(ulong time, uint units) =>
        time - ((ulong)_run.Opens * units / 1_000) + ((ulong)_run.ReplayMs * units / 1_000);

    /// <summary>What is added stands before the first track's first frame, and makes it longer.</summary>
    private static void WriteFrames(
        BoxWriter boxes, ReadOnlySpan<byte> trun, uint factor, int added, bool isFirst, int moved)
    {
        var body = trun[BoxReader.Header..].ToArray();
        var fields = TrunFields.Read(body)!.Value;
        Change(body.AsSpan(TrunFields.PlaceAt), 1, isFirst ? moved : moved + added);
        Change(body.AsSpan(fields.SizeAt(0)), 1, isFirst ? added : 0);
        for (var frame = 0; frame < fields.Count && factor > 1; frame++)
        {
            Change(body.AsSpan(fields.DurationAt(frame)), factor, 0);
            if (fields.CompositionAt >= 0)
            {
                Change(body.AsSpan(fields.DurationAt(frame) + fields.CompositionAt), factor, 0);
            }
        }

        boxes.Bytes(trun[..BoxReader.Header]).Bytes(body);
    }

    /// <summary>Changes a number, which may have a sign, where it stands.</summary>
    private static void Change(Span<byte> at, uint factor, int more) => BinaryPrimitives.WriteInt32BigEndian(
        at, (int)((BinaryPrimitives.ReadInt32BigEndian(at) * (long)factor) + more));
}

/// <summary>A part of a fragment.</summary>
/// <param name="Part">As it was recorded.</param>
/// <param name="Added">What stands before its first picture now.</param>
internal sealed record FragmentPart(RecordedPart Part, ReadOnlyMemory<byte> Added)
{
    private const int NumberBytes = 16;

    /// <summary>Bytes of what its moof says of its tracks.</summary>
    public int TrackBytes => Part.HeadBytes - Part.ClockBytes - BoxReader.Header - NumberBytes;

    /// <summary>Bytes that stay as they are.</summary>
    public long KeptBytes => Part.Bytes - Part.HeadBytes - BoxReader.Header;

    /// <summary>Where they lie in the recorded file.</summary>
    public long KeptOffset => Part.Offset + Part.HeadBytes + BoxReader.Header;

    /// <summary>Its bytes in the replay.</summary>
    public long Bytes => Added.Length + KeptBytes;
}
