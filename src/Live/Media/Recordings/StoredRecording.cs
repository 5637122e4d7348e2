namespace LiveFair.Live.Media.Recordings;

/// <summary>What is kept of a session.</summary>
/// <param name="Files">In the order they were recorded.</param>
/// <param name="Completeness">Whether parts were left out.</param>
public sealed record StoredRecording(IReadOnlyList<StoredFile> Files, Completeness Completeness);

/// <summary>A file of a recording.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Bytes">How long it is now.</param>
public sealed record StoredFile(int Number, long Bytes);

/// <summary>Whether a recording holds all that was live.</summary>
public enum Completeness
{
    /// <summary>It does, but for the last part before a crash.</summary>
    Whole,

    /// <summary>The disk was full or too slow, and parts were left out.</summary>
    Incomplete,
}
