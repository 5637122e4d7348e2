namespace LiveFair.Live.Media.Fmp4;

/// <summary>How long parts and segments are.</summary>
public sealed record PackagerOptions
{
    /// <summary>A part is no longer than this unless a single frame is; at least 100 ms.</summary>
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
