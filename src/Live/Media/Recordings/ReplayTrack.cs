namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// A track of a replay that is played as one file. Its frames may come from recordings of several configurations: each
/// is a sample entry, and its units are so fine that it can count in those of all.
/// </summary>
/// <param name="First">As the first file describes it.</param>
/// <param name="Units">Its units in a second.</param>
/// <param name="Entries">How frames are decoded; their places, from 1, are written in the parts.</param>
internal sealed record ReplayTrack(RecordedTrack First, uint Units, IReadOnlyList<ReadOnlyMemory<byte>> Entries)
{
    /// <summary>The tracks of a replay, in the order of their numbers.</summary>
    public static IReadOnlyList<ReplayTrack> Of(Replay replay) =>
    [
        .. replay.Runs.SelectMany(run => run.File.Init.Tracks).GroupBy(track => track.Id)
            .OrderBy(tracks => tracks.Key).Select(tracks => Join([.. tracks])),
    ];

    /// <summary>Which of the entries a file's own is, from 1.</summary>
    public int EntryOf(RecordedTrack track)
    {
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Span.SequenceEqual(track.Entry.Span))
            {
                return i + 1;
            }
        }

        throw new ArgumentException("The track is of another replay.", nameof(track));
    }

    private static ReplayTrack Join(RecordedTrack[] tracks)
    {
        var entries = new List<ReadOnlyMemory<byte>>();
        foreach (var track in tracks)
        {
            if (!entries.Exists(entry => entry.Span.SequenceEqual(track.Entry.Span)))
            {
                entries.Add(track.Entry);
            }
        }

        var units = tracks.Aggregate(1u, (units, track) => Multiple(units, track.Units));
        return new ReplayTrack(tracks[0], units, entries);
    }

    /// <summary>The least common multiple: 14,112,000 for all rates of sound that there are.</summary>
    private static uint Multiple(uint one, uint other)
    {
        var (a, b) = (one, other);
        while (b != 0)
        {
            (a, b) = (b, a % b);
        }

        return checked(one / a * other);
    }
}
