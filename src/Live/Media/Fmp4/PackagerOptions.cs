namespace LiveFair.Live.Media.Fmp4;

/// <summary>How long parts and segments are.</summary>
public sealed record PackagerOptions
{
    /// <summary>
    /// A part ends with the picture that makes it so long; at least 100 ms. So a second is two parts of half a second
    /// at any frame rate: kept below it, 25 pictures would be 12, 12 and one, and players would ask for a third part.
    /// Sound alone is cut in steps so short that its parts stay below.
    /// </summary>
    public TimeSpan Part { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>After so long the next key frame begins a segment.</summary>
    public TimeSpan Segment { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>After so long a segment ends even where no key frame comes: it cannot grow for ever.</summary>
    public TimeSpan LongestSegment { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Which tracks go in.</summary>
    public PackagedTracks Tracks { get; init; } = PackagedTracks.All;
}

/// <summary>Which tracks of a broadcast are packaged.</summary>
public enum PackagedTracks
{
    /// <summary>Whatever comes.</summary>
    All,

    /// <summary>The sound, for those who only listen.</summary>
    SoundOnly,
}
