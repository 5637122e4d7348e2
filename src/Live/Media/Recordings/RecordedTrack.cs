using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>A track as an init segment describes it.</summary>
/// <param name="Id">Its number in every box.</param>
/// <param name="IsVideo">Whether it holds pictures.</param>
/// <param name="Units">Its units in a second.</param>
/// <param name="Entry">The sample entry: how its frames are decoded.</param>
/// <param name="Box">The whole trak box.</param>
public sealed record RecordedTrack(
    uint Id, bool IsVideo, uint Units, ReadOnlyMemory<byte> Entry, ReadOnlyMemory<byte> Box)
{
    private const int LargestVersion = 1;

    /// <summary>
    /// Reads a trak box; null when something is missing in it, or it describes more than one kind of frame.
    /// </summary>
    internal static RecordedTrack? Read(ReadOnlySpan<byte> trak)
    {
        var body = trak[BoxReader.Header..];
        var media = BoxReader.Find(body, "mdia"u8);
        var head = BoxReader.Find(body, "tkhd"u8);
        var times = BoxReader.Find(media, "mdhd"u8);
        var handler = BoxReader.Find(media, "hdlr"u8);
        var table = BoxReader.Find(BoxReader.Find(BoxReader.Find(media, "minf"u8), "stbl"u8), "stsd"u8);
        if (BehindTimes(head) is not { } id || BehindTimes(times) is not { } units || units == 0
            || handler.Length < 12 || table.Length < 16 || BinaryPrimitives.ReadUInt32BigEndian(table[4..]) != 1)
        {
            return null;
        }

        var entries = new BoxReader(table[8..]);
        return entries.MoveNext()
            ? new RecordedTrack(
                id, handler[8..12].SequenceEqual("vide"u8), units, entries.Box.ToArray(), trak.ToArray())
            : null;
    }

    /// <summary>
    /// The number behind the two times that tkhd and mdhd begin with, 32 or 64 bits each by their version.
    /// </summary>
    private static uint? BehindTimes(ReadOnlySpan<byte> body)
    {
        var at = body.IsEmpty || body[0] > LargestVersion ? int.MaxValue : body[0] == 0 ? 12 : 20;
        return at > body.Length - 4 ? null : BinaryPrimitives.ReadUInt32BigEndian(body[at..]);
    }
}
