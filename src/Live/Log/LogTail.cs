namespace LiveFair.Live.Log;

/// <summary>What was just committed to a log.</summary>
/// <param name="Head">The head after it.</param>
/// <param name="Events">The events, in order and dense; the last is at <paramref name="Head"/>.</param>
public sealed record LogTail(long Head, IReadOnlyList<LoggedEvent> Events);
