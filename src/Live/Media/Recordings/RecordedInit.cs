using System.Buffers.Binary;

namespace LiveFair.Live.Media.Recordings;

/// <summary>The init segment that a recorded file begins with.</summary>
/// <param name="Bytes">ftyp and moov.</param>
/// <param name="Tracks">At least one.</param>
public sealed record RecordedInit(ReadOnlyMemory<byte> Bytes, IReadOnlyList<RecordedTrack> Tracks)
{
    /// <summary>The most bytes an init segment has.</summary>
    public const int Largest = 256 * 1024;

    private const int MostTracks = 8;

    /// <summary>
    /// The size that the file's first bytes give its init segment; null when they are the beginning of none.
    /// </summary>
    /// <param name="start">At least the ftyp box and the header of the one behind it, or the whole file.</param>
    internal static int? Size(ReadOnlySpan<byte> start)
    {
        if (!IsBox(start, "ftyp"u8))
        {
            return null;
        }

        var type = BinaryPrimitives.ReadUInt32BigEndian(start);
        if (type > Largest || type > start.Length - BoxReader.Header || !IsBox(start[(int)type..], "moov"u8))
        {
            return null;
        }

        var size = (long)type + BinaryPrimitives.ReadUInt32BigEndian(start[(int)type..]);
        return size > Largest ? null : (int)size;
    }

    /// <summary>Reads an init segment; null when it is none that a recording has.</summary>
    public static RecordedInit? Read(ReadOnlySpan<byte> bytes)
    {
        var tracks = new List<RecordedTrack>();
        var movie = new BoxReader(BoxReader.Find(bytes, "moov"u8));
        while (movie.MoveNext())
        {
            if (movie.Type != BoxReader.Name("trak"u8))
            {
                continue;
            }

            if (RecordedTrack.Read(movie.Box) is not { } track || tracks.Count == MostTracks
                || tracks.Exists(other => other.Id == track.Id))
            {
                return null;
            }

            tracks.Add(track);
        }

        return movie.Failed || tracks.Count == 0 ? null : new RecordedInit(bytes.ToArray(), tracks);
    }

    /// <summary>The track with that number; null when there is none.</summary>
    internal RecordedTrack? Find(uint track)
    {
        foreach (var one in Tracks)
        {
            if (one.Id == track)
            {
                return one;
            }
        }

        return null;
    }

    private static bool IsBox(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> type) =>
        bytes.Length >= BoxReader.Header && bytes.Slice(4, 4).SequenceEqual(type)
        && BinaryPrimitives.ReadUInt32BigEndian(bytes) >= BoxReader.Header;
}
