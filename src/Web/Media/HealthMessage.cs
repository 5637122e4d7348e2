using LiveFair.Live.Media;
using LiveFair.Web.Media.Recordings;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Media;

/// <summary>How a publisher does, as its host sees it.</summary>
internal sealed record HealthMessage
{
    public required string Kind { get; init; }

    public required bool Live { get; init; }

    public string? Means { get; init; }

    public long Bitrate { get; init; }

    public double FrameRate { get; init; }

    public long KeyFrameMs { get; init; }

    public int Width { get; init; }

    public int Height { get; init; }

    public string? VideoCodec { get; init; }

    public string? AudioCodec { get; init; }

    public int Dropped { get; init; }

    public long BehindMs { get; init; }

    public int Viewers { get; init; }

    public IReadOnlyList<WarningMessage> Warnings { get; init; } = [];

    /// <summary>Published at a media engine, which says no more than that.</summary>
    public static readonly HealthMessage Elsewhere = new() { Kind = "health", Live = true, Means = "engine" };

    /// <summary>As it stands; without a stream or publisher nothing but that.</summary>
    public static HealthMessage From(VideoStream? stream)
    {
        if (stream is not { IsLive: true, Publication: { } publication })
        {
            return new HealthMessage { Kind = "health", Live = false, Viewers = stream?.Viewers ?? 0 };
        }

        var report = stream.Health.Report(stream.NowMs);
        return new HealthMessage
        {
            Kind = "health",
            Live = true,
            Means = Words.Of(publication.Means),
            Bitrate = report.BitsPerSecond,
            FrameRate = report.FramesPerSecond,
            KeyFrameMs = report.KeyFrameMs,
            Width = report.Width,
            Height = report.Height,
            VideoCodec = report.VideoCodec,
            AudioCodec = report.AudioCodec,
            Dropped = report.DroppedFrames,
            BehindMs = report.BehindMs,
            Viewers = stream.Viewers,
            Warnings = [.. report.Warnings.Concat(RecordingSink.Warn(stream)).Select(WarningMessage.From)],
        };
    }
}

/// <summary>A warning with its word, and a sentence for hosts whose client has none of its own.</summary>
internal sealed record WarningMessage(string Code, string Text)
{
    public static WarningMessage From(HealthWarning warning) => new(Words.Of(warning), warning switch
    {
        HealthWarning.NoVideo => "No picture arrives.",
        HealthWarning.NoAudio => "No sound arrives.",
        HealthWarning.KeyFramesFar => "Set the key frame interval to 1 second: viewers wait long for the picture.",
        HealthWarning.BitRateHigh => "More than 4 Mbit/s: phones on mobile networks will not follow.",
        HealthWarning.FrameRateLow => "Fewer than 10 pictures a second.",
        HealthWarning.Behind => "The picture arrives late: lower the bit rate, or move to a better network.",
        HealthWarning.FramesReordered => "Turn B-frames off (tune zerolatency): they add delay.",
        HealthWarning.SoundIsOpus => "Sound is Opus: old iPhones hear nothing. Send AAC where you can.",
        HealthWarning.RecordingIncomplete => "The recording has a gap: look at the server's disk.",
        _ => throw new ArgumentOutOfRangeException(nameof(warning), warning, "A warning without words"),
    });
}
