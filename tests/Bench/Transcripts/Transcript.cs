namespace LiveFair.Bench.Transcripts;

/// <summary>
/// A broadcast that can be played: who was there, what was shown, and everything that was done, in order.
/// </summary>
internal sealed record Transcript(
    string Title,
    IReadOnlyList<string> Rundown,
    IReadOnlyList<string> Viewers,
    IReadOnlyList<TranscriptAction> Actions)
{
    public int Count(ActionKind kind) => Actions.Count(action => action.Do == kind);
}
