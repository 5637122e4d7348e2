namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// A recording as it is watched afterwards: gaps collapse, and what was recorded before the session started or after it
/// ended is no part of it.
/// </summary>
public sealed class Replay
{
    /// <summary>What lies between two parts without being a gap, in ms.</summary>
    public const int LargestHole = 100;

    /// <summary>
    /// Sound without a picture, in ms, that is no part of a replay with pictures: what an encoder sends before it is
    /// refused, or before its picture comes. Players that begin with it show no picture at all.
    /// </summary>
    public const int SmallestSoundAlone = 1_000;

    private Replay(IReadOnlyList<ReplayRun> runs, DateTimeOffset startedAt)
    {
        Runs = runs;
        StartedAt = startedAt;
    }

    /// <summary>At least one, in order.</summary>
    public IReadOnlyList<ReplayRun> Runs { get; }

    /// <summary>When the session started.</summary>
    public DateTimeOffset StartedAt { get; }

    /// <summary>How long it is.</summary>
    public long DurationMs => Runs[^1].EndMs;

    /// <summary>Puts a recording's files together.</summary>
    /// <param name="files">In the order they were recorded.</param>
    /// <param name="startedAt">When the session started: nobody sees what the host did before.</param>
    /// <param name="endedAt">When it ended.</param>
    /// <returns>Null when nothing of the session was recorded.</returns>
    public static Replay? Of(IReadOnlyList<RecordedFile> files, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        ArgumentNullException.ThrowIfNull(files);
        var runs = new List<ReplayRun>();
        var run = new List<RecordedPart>();
        foreach (var file in files)
        {
            foreach (var part in OnAir(file, startedAt, endedAt))
            {
                if (run.Count > 0 && IsGap(run[^1], part))
                {
                    Close(runs, file, run);
                }

                if (run.Count > 0 || part.StartsWithKey)
                {
                    run.Add(part);
                }
            }

            Close(runs, file, run);
        }

        return runs.Count == 0 ? null : new Replay(WithoutScraps(runs), startedAt);
    }

    /// <summary>
    /// A stretch of it, which begins where decoding can begin, at or before <paramref name="fromMs"/>, and ends with
    /// the part that reaches <paramref name="toMs"/>.
    /// </summary>
    /// <returns>Null when nothing lies there.</returns>
    public Replay? Cut(long fromMs, long toMs)
    {
        var runs = new List<ReplayRun>();
        foreach (var run in Runs.Where(run => run.EndMs > fromMs && run.ReplayMs < toMs && toMs > fromMs))
        {
            var parts = run.Parts;
            var first = 0;
            var end = 0;
            for (var i = 0; i < parts.Count && run.At(parts[i].StartMs) < toMs; i++)
            {
                first = parts[i].StartsWithKey && run.At(parts[i].StartMs) <= fromMs ? i : first;
                end = i + 1;
            }

            Add(runs, run.File, [.. parts.Skip(first).Take(end - first)]);
        }

        return runs.Count == 0 ? null : new Replay(runs, StartedAt);
    }

    /// <summary>
    /// Where the stream stood at a moment of the world: how far it had come in by then, however late it was.
    /// </summary>
    public long At(DateTimeOffset moment)
    {
        long before = 0;
        foreach (var run in Runs)
        {
            if (run.Parts[^1].Arrived < moment)
            {
                before = run.EndMs;
                continue;
            }

            foreach (var part in run.Parts)
            {
                if (part.Arrived >= moment)
                {
                    var late = (long)(part.Arrived - moment).TotalMilliseconds;
                    return Math.Max(before, run.At(part.ArrivedMs - late));
                }

                before = run.At(part.ArrivedMs);
            }
        }

        return DurationMs;
    }

    /// <summary>Parts whose first frame came in while the session was on air.</summary>
    private static List<RecordedPart> OnAir(RecordedFile file, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        var shown = new List<RecordedPart>();
        var before = DateTimeOffset.MinValue;
        foreach (var part in file.Parts)
        {
            // Frames that come in a burst are no older than those before them.
            var began = part.Began > before ? part.Began : before;
            before = part.Arrived;
            if (began >= startedAt && began < endedAt)
            {
                shown.Add(part);
            }
        }

        return shown;
    }

    private static List<ReplayRun> WithoutScraps(List<ReplayRun> runs)
    {
        if (!runs.Exists(HasPicture))
        {
            return runs;
        }

        var kept = new List<ReplayRun>();
        foreach (var run in runs.Where(run => HasPicture(run) || run.DurationMs >= SmallestSoundAlone))
        {
            kept.Add(run with { ReplayMs = kept.Count == 0 ? 0 : kept[^1].EndMs });
        }

        return kept;
    }

    private static bool HasPicture(ReplayRun run) => run.File.Init.Tracks.Any(track => track.IsVideo);

    private static bool IsGap(RecordedPart before, RecordedPart part) =>
        part.StartMs - before.EndMs > LargestHole || part.StartMs < before.StartMs;

    private static void Close(List<ReplayRun> runs, RecordedFile file, List<RecordedPart> run)
    {
        if (run.Count > 0)
        {
            Add(runs, file, [.. run]);
            run.Clear();
        }
    }

    private static void Add(List<ReplayRun> runs, RecordedFile file, RecordedPart[] parts) => runs.Add(new ReplayRun(
        file, parts, runs.Count == 0 ? 0 : runs[^1].EndMs, parts.Max(part => part.LastMs)));
}
