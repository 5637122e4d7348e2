namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// What the replay shows at which moment of the session, told by when its parts came in. A moment between two pieces is
/// the end of the one before.
/// </summary>
public static class ReplayTimeline
{
    /// <summary>How far the stream's delay may change within a piece, in ms.</summary>
    public const int LargestDrift = 250;

    /// <summary>The pieces of a replay, in order; they do not overlap.</summary>
    public static IReadOnlyList<TimelinePiece> Of(Replay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        var anchors = new List<Anchor>();
        foreach (var run in replay.Runs)
        {
            var delay = long.MaxValue;
            foreach (var part in run.Parts)
            {
                var place = delay == long.MaxValue ? run.ReplayMs : run.At(part.StartMs);
                var now = (long)(part.Arrived - replay.StartedAt).TotalMilliseconds - run.At(part.ArrivedMs);
                if (delay == long.MaxValue || Math.Abs(now - delay) > LargestDrift)
                {
                    delay = now;
                    anchors.Add(new Anchor(Math.Max(0, place + delay), place));
                }
            }
        }

        return Pieces(anchors, replay.DurationMs);
    }

    private static List<TimelinePiece> Pieces(List<Anchor> anchors, long endMs)
    {
        var pieces = new List<TimelinePiece>();
        for (var i = anchors.Count - 1; i >= 0; i--)
        {
            var (media, place) = anchors[i];
            var next = pieces.Count == 0 ? new TimelinePiece(long.MaxValue, endMs, 0) : pieces[^1];
            var duration = Math.Min(next.ReplayMs - place, next.MediaMs - media);
            if (duration > 0)
            {
                pieces.Add(new TimelinePiece(media, place, duration));
            }
        }

        pieces.Reverse();
        return pieces;
    }

    private readonly record struct Anchor(long MediaMs, long ReplayMs);
}

/// <summary>A stretch in which replay and session went on at the same pace.</summary>
/// <param name="MediaMs">Where it begins: ms since the session started, as its events count.</param>
/// <param name="ReplayMs">What the replay shows there.</param>
/// <param name="DurationMs">How long it is.</param>
public sealed record TimelinePiece(long MediaMs, long ReplayMs, long DurationMs);
