using System.Buffers.Binary;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// Gives a recorded part its place in a replay that is played as one file: its moof is written anew with the replay's
/// times, sample entries and number; the frames behind it stay as they are, and the clock before it is left out.
/// Where a replay has several kinds of picture, key frames say how they are decoded besides, for many players know
/// only the first sample entry.
/// </summary>
/// <param name="Run">The run that the part is of.</param>
/// <param name="Part">Which part.</param>
/// <param name="Sequence">Its number in the replay, from 1.</param>
/// <param name="Tracks">The replay's tracks.</param>
internal sealed record PartRewrite(
    ReplayRun Run, RecordedPart Part, int Sequence, IReadOnlyList<ReplayTrack> Tracks)
{
    private const uint BaseIsMoofAndEntry = 0x02_0002;
    private const int EntryBytes = 4;

    /// <summary>Bytes from its moof to the first that stays as it is.</summary>
    public int Bytes => Part.HeadBytes - Part.ClockBytes + Growth + BoxReader.Header + Added.Length;

    /// <summary>Bytes that stay as they are.</summary>
    public long KeptBytes => Part.Bytes - Part.HeadBytes - BoxReader.Header;

    /// <summary>Where they lie in the recorded file.</summary>
    public long KeptOffset => Part.Offset + Part.HeadBytes + BoxReader.Header;

    /// <summary>What stands before the first picture.</summary>
    private ReadOnlyMemory<byte> Added { get; } = SetsOf(Run, Part, Tracks);

    /// <summary>What the moof grows by: each track says which sample entry it means.</summary>
    private int Growth => Part.Tracks * EntryBytes;

    /// <summary>Writes moof and the beginning of mdat.</summary>
    /// <param name="head">The part's prft and moof, as they were recorded.</param>
    public byte[] Write(ReadOnlySpan<byte> head)
    {
        var boxes = new BoxWriter();
        boxes.Box("moof"u8);
        var tracks = 0;
        var children = new BoxReader(head[(Part.ClockBytes + BoxReader.Header)..]);
        while (children.MoveNext())
        {
            if (children.Type == BoxReader.Name("mfhd"u8))
            {
                boxes.FullBox("mfhd"u8).U32((uint)Sequence).End();
            }
            else if (children.Type == BoxReader.Name("traf"u8))
            {
                WriteTrack(boxes, children.Body, tracks++ == 0);
            }
            else
            {
                boxes.Bytes(children.Box);
            }
        }

        boxes.End();
        boxes.U32((uint)(KeptBytes + BoxReader.Header + Added.Length)).Bytes("mdat"u8).Bytes(Added.Span);
        return boxes.Written.ToArray();
    }

    private static ReadOnlyMemory<byte> SetsOf(
        ReplayRun run, RecordedPart part, IReadOnlyList<ReplayTrack> tracks) =>
        part.StartsWithKey && tracks.FirstOrDefault(track => track.First.IsVideo) is { Entries.Count: > 1 } pictures
        && run.File.Init.Find(pictures.First.Id) is { } recorded
            ? ParameterSets.Of(recorded.Entry.Span)
            : default;

    private void WriteTrack(BoxWriter boxes, ReadOnlySpan<byte> traf, bool isFirst)
    {
        var id = BinaryPrimitives.ReadUInt32BigEndian(BoxReader.Find(traf, "tfhd"u8)[4..]);
        var recorded = Run.File.Init.Find(id)!;
        var track = Tracks.First(track => track.First.Id == id);
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
                WriteFrames(boxes, children.Box, factor, isFirst);
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
        time - ((ulong)Run.Opens * units / 1_000) + ((ulong)Run.ReplayMs * units / 1_000);

    private void WriteFrames(BoxWriter boxes, ReadOnlySpan<byte> trun, uint factor, bool isFirst)
    {
        var body = trun[BoxReader.Header..].ToArray();
        var fields = TrunFields.Read(body)!.Value;
        Change(body.AsSpan(TrunFields.PlaceAt), 1, isFirst ? Growth : Growth + Added.Length);
        Change(body.AsSpan(fields.SizeAt(0)), 1, isFirst ? Added.Length : 0);
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
