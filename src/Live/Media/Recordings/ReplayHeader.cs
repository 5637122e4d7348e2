using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// Writes what a replay begins with when it is played as one file: ftyp, moov and an index by which a player finds any
/// moment (sidx, ISO/IEC 14496-12, 8.16.3).
/// </summary>
internal static class ReplayHeader
{
    private const int MovieUnits = 1_000;
    private const uint StartsWithKey = 0x9000_0000;
    private const int MostReferences = ushort.MaxValue;

    /// <summary>Writes it.</summary>
    /// <param name="replay">What is played.</param>
    /// <param name="tracks">Its tracks.</param>
    /// <param name="fragments">What follows, in order.</param>
    public static byte[] Write(
        Replay replay, IReadOnlyList<ReplayTrack> tracks, IReadOnlyList<IndexedFragment> fragments)
    {
        var first = replay.Runs[0].File.Init.Bytes.Span;
        var boxes = new BoxWriter();
        boxes.Box("ftyp"u8).Bytes(BoxReader.Find(first, "ftyp"u8)).End();
        boxes.Box("moov"u8).Box("mvhd"u8).Bytes(BoxReader.Find(BoxReader.Find(first, "moov"u8), "mvhd"u8)).End();
        foreach (var track in tracks)
        {
            WriteChild(boxes, track.First.Box.Span, track);
        }

        boxes.Box("mvex"u8).FullBox("mehd"u8, 1).U64((ulong)replay.DurationMs).End();
        foreach (var track in tracks)
        {
            boxes.FullBox("trex"u8).U32(track.First.Id).U32(1).U32(0).U32(0).U32(0).End();
        }

        boxes.End().End();
        WriteIndex(boxes, tracks, fragments);
        return boxes.Written.ToArray();
    }

    /// <summary>Copies a box of a track, but for how it counts and what its frames are.</summary>
    private static void WriteChild(BoxWriter boxes, ReadOnlySpan<byte> box, ReplayTrack track)
    {
        var type = box.Slice(4, 4);
        var body = box[BoxReader.Header..];
        if (type.SequenceEqual("trak"u8) || type.SequenceEqual("mdia"u8) || type.SequenceEqual("minf"u8)
            || type.SequenceEqual("stbl"u8))
        {
            boxes.Box(type);
            var children = new BoxReader(body);
            while (children.MoveNext())
            {
                WriteChild(boxes, children.Box, track);
            }

            boxes.End();
        }
        else if (type.SequenceEqual("mdhd"u8))
        {
            var at = boxes.Length + BoxReader.Header + (body[0] == 0 ? 12 : 20);
            boxes.Bytes(box).Patch(at, track.Units);
        }
        else if (type.SequenceEqual("stsd"u8))
        {
            boxes.FullBox(type).U32((uint)track.Entries.Count);
            foreach (var entry in track.Entries)
            {
                boxes.Bytes(entry.Span);
            }

            boxes.End();
        }
        else
        {
            boxes.Bytes(box);
        }
    }

    private static void WriteIndex(
        BoxWriter boxes, IReadOnlyList<ReplayTrack> tracks, IReadOnlyList<IndexedFragment> fragments)
    {
        var references = Join(fragments);
        var leading = tracks.FirstOrDefault(track => track.First.IsVideo) ?? tracks[0];
        boxes.FullBox("sidx"u8, 1).U32(leading.First.Id).U32(MovieUnits).U64(0).U64(0);
        boxes.U16(0).U16(references.Count);
        foreach (var reference in references)
        {
            boxes.U32((uint)reference.Bytes).U32((uint)reference.Ms).U32(reference.StartsWithKey ? StartsWithKey : 0);
        }

        boxes.End();
    }

    /// <summary>One reference for a fragment; for several where there are more than an index can hold.</summary>
    private static List<Reference> Join(IReadOnlyList<IndexedFragment> fragments)
    {
        var each = (fragments.Count + MostReferences - 1) / MostReferences;
        return
        [
            .. fragments.Chunk(each).Select(some => new Reference(
                some.Sum(one => one.Rewrite.Bytes + one.Rewrite.Parts.Sum(part => part.Bytes)),
                some.Sum(one => one.Ms),
                some[0].Rewrite.Parts[0].Part.StartsWithKey)),
        ];
    }

    private readonly record struct Reference(long Bytes, long Ms, bool StartsWithKey);
}

/// <summary>What an index tells of.</summary>
/// <param name="Rewrite">A fragment.</param>
/// <param name="Ms">How long it is.</param>
internal readonly record struct IndexedFragment(FragmentRewrite Rewrite, long Ms);
