namespace LiveFair.Live.Media;

/// <summary>How a publisher does.</summary>
public sealed record HealthReport
{
    /// <summary>Bits a second, sound and picture.</summary>
    public long BitsPerSecond { get; init; }

    /// <summary>Pictures a second.</summary>
    public double FramesPerSecond { get; init; }

    /// <summary>Milliseconds between the last two key frames, or since the last one where that is more.</summary>
    public long KeyFrameMs { get; init; }

    /// <summary>Pixels; 0 without a picture.</summary>
    public int Width { get; init; }

    /// <summary>Pixels; 0 without a picture.</summary>
    public int Height { get; init; }

    /// <summary>As browsers name it; null without a picture.</summary>
    public string? VideoCodec { get; init; }

    /// <summary>As browsers name it; null without sound.</summary>
    public string? AudioCodec { get; init; }

    /// <summary>Pictures that the encoder left out since it began, as the gaps between the others tell.</summary>
    public int DroppedFrames { get; init; }

    /// <summary>How far the newest picture lies behind the stream's own time, in ms.</summary>
    public long BehindMs { get; init; }

    /// <summary>What the host should know.</summary>
    public IReadOnlyList<HealthWarning> Warnings { get; init; } = [];
}

/// <summary>What a host is warned of. The words are on the wire.</summary>
public enum HealthWarning
{
    /// <summary>No picture comes.</summary>
    NoVideo,

    /// <summary>No sound comes.</summary>
    NoAudio,

    /// <summary>More than two seconds between key frames: who joins waits, and delays grow.</summary>
    KeyFramesFar,

    /// <summary>More than 4 Mbit/s: phones on mobile networks will not follow.</summary>
    BitRateHigh,

    /// <summary>Fewer than ten pictures a second.</summary>
    FrameRateLow,

    /// <summary>The picture comes more than three seconds late: the uplink is too slow for the bit rate.</summary>
    Behind,

    /// <summary>Frames come in another order than they are shown (B-frames): that adds delay.</summary>
    FramesReordered,

    /// <summary>Sound is Opus: old iPhones hear nothing.</summary>
    SoundIsOpus,

    /// <summary>The recording has a gap: the disk was full, or too slow.</summary>
    RecordingIncomplete,
}
