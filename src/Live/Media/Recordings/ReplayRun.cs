namespace LiveFair.Live.Media.Recordings;

/// <summary>Parts that follow one another without a gap, from one file.</summary>
/// <param name="File">Where they lie.</param>
/// <param name="Parts">At least one; decoding can begin with the first.</param>
/// <param name="ReplayMs">Where the run begins in the replay.</param>
/// <param name="Closes">Where it ends on the media timeline.</param>
public sealed record ReplayRun(RecordedFile File, IReadOnlyList<RecordedPart> Parts, long ReplayMs, long Closes)
{
    /// <summary>Where it begins on the media timeline.</summary>
    public long Opens => Parts[0].FirstMs;

    /// <summary>How long it is.</summary>
    public long DurationMs => Closes - Opens;

    /// <summary>Where it ends in the replay.</summary>
    public long EndMs => ReplayMs + DurationMs;

    /// <summary>
    /// Where a moment of the media timeline lies in the replay; one outside the run goes to its nearer end.
    /// </summary>
    public long At(long mediaMs) => Math.Clamp(ReplayMs + mediaMs - Opens, ReplayMs, EndMs);
}
