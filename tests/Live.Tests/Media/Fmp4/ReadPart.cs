using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Tests.Media.Fmp4;

/// <summary>A frame as a player would find it in a part.</summary>
internal sealed record ReadSample(long At, int Duration, int Offset, bool IsKey, byte[] Data);

/// <summary>A part as a player would read it.</summary>
internal sealed record ReadPart(int Sequence, IReadOnlyDictionary<TrackKind, IReadOnlyList<ReadSample>> Tracks)
{
    public IReadOnlyList<ReadSample> Picture => Tracks.GetValueOrDefault(TrackKind.Video, []);

    public IReadOnlyList<ReadSample> Sound => Tracks.GetValueOrDefault(TrackKind.Audio, []);

    public static ReadPart Of(MediaPart part) => Of(part.Data.Span);

    public static ReadPart Of(ReadOnlySpan<byte> data)
    {
        var boxes = Box.Read(data);
        Assert.Equal(["prft", "moof", "mdat"], boxes.Select(box => box.Type));
        var fromMoof = data[(8 + boxes[0].Content.Length)..].ToArray();
        var tracks = boxes[1].Inner.Where(box => box.Type == "traf").Select(traf => ReadTrack(traf, fromMoof)).ToList();
        var bytes = tracks.SelectMany(track => track.Value).Sum(sample => sample.Data.Length);
        Assert.Equal(boxes[2].Content.Length, bytes);
        return new ReadPart(boxes[1]["mfhd"].Int(4), tracks.ToDictionary());
    }

    private static KeyValuePair<TrackKind, IReadOnlyList<ReadSample>> ReadTrack(Box traf, byte[] fromMoof)
    {
        var track = (TrackKind)traf["tfhd"].Int(4);
        var run = traf["trun"];
        var isWide = (run.Int(0) & 0xC00) != 0;
        var (at, place, field) = (traf["tfdt"].Long(4), run.Int(8), 12);
        var samples = new List<ReadSample>();
        for (var left = run.Int(4); left > 0; left--)
        {
            var (duration, size) = (run.Int(field), run.Int(field + 4));
            var (flags, offset) = isWide ? (run.Int(field + 8), run.Int(field + 12)) : (0x0200_0000, 0);
            samples.Add(new ReadSample(
                at, duration, offset, flags == 0x0200_0000, fromMoof.AsSpan(place, size).ToArray()));
            (at, place, field) = (at + duration, place + size, field + (isWide ? 16 : 8));
        }

        Assert.Equal(run.Content.Length, field);
        return new(track, samples);
    }
}
