namespace LiveFair.Live.Media.Fmp4;

/// <summary>The tracks that a broadcast can have; the number is the track_ID in every box.</summary>
public enum TrackKind
{
    /// <summary>Pictures: H.264, counted in milliseconds.</summary>
    Video = 1,

    /// <summary>Sound: AAC or Opus, counted in samples.</summary>
    Audio = 2,
}
