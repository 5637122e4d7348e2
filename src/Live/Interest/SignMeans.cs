namespace LiveFair.Live.Interest;

/// <summary>How somebody said what they want.</summary>
public enum SignMeans
{
    /// <summary>By tapping a reaction.</summary>
    Tap = 1,

    /// <summary>By a comment that was read so.</summary>
    Comment = 2,
}
