namespace LiveFair.Live.Media.Recordings;

/// <summary>Parts of a run that are fetched together; decoding can begin with the first.</summary>
/// <param name="Run">Whose parts.</param>
/// <param name="Offset">Where they begin in the run's file.</param>
/// <param name="Bytes">How many bytes.</param>
/// <param name="First">The index of the first part in its run.</param>
/// <param name="Count">How many parts.</param>
/// <param name="StartMs">Where it begins in the replay.</param>
/// <param name="EndMs">Where it ends in the replay.</param>
public sealed record ReplaySegment(
    ReplayRun Run, long Offset, long Bytes, int First, int Count, long StartMs, long EndMs)
{
    /// <summary>After so many ms the next key frame begins a segment.</summary>
    public const int TargetMs = 4_000;

    /// <summary>The segments of a replay, in order, one behind another without holes.</summary>
    public static IReadOnlyList<ReplaySegment> Of(Replay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        var segments = new List<ReplaySegment>();
        foreach (var run in replay.Runs)
        {
            var (first, start) = (0, run.ReplayMs);
            for (var next = 1; next <= run.Parts.Count; next++)
            {
                var isLast = next == run.Parts.Count;
                var end = isLast ? run.EndMs : run.At(run.Parts[next].StartMs);
                if (isLast || (run.Parts[next].StartsWithKey && end - start >= TargetMs))
                {
                    segments.Add(Segment(run, first, next - first, start, end));
                    (first, start) = (next, end);
                }
            }
        }

        return segments;
    }

    private static ReplaySegment Segment(ReplayRun run, int first, int count, long start, long end)
    {
        var last = run.Parts[first + count - 1];
        var offset = run.Parts[first].Offset;
        return new ReplaySegment(run, offset, last.Offset + last.Bytes - offset, first, count, start, end);
    }
}
