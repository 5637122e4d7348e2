namespace LiveFair.Live.Media.Fmp4;

/// <summary>
/// A short stretch of media, as players are sent it and as it is recorded: the same bytes for both, never changed.
/// </summary>
public sealed record MediaPart
{
    /// <summary>prft, moof and mdat.</summary>
    public required ReadOnlyMemory<byte> Data { get; init; }

    /// <summary>The init segment that it is decoded with.</summary>
    public required MediaInit Init { get; init; }

    /// <summary>Where it begins, in ms on the session's media timeline.</summary>
    public required long StartMs { get; init; }

    /// <summary>How long it is in ms; where the next of the same stretch begins. Never negative.</summary>
    public required long DurationMs { get; init; }

    /// <summary>Whether decoding can begin with it.</summary>
    public required bool StartsWithKey { get; init; }

    /// <summary>Whether a segment begins with it.</summary>
    public required bool StartsSegment { get; init; }

    /// <summary>Whether the segment ends with it, so that it is whole before the next part is made.</summary>
    public required bool EndsSegment { get; init; }

    /// <summary>
    /// Whether what came before does not join it: it is the first, the publisher came again, the codec changed, or the
    /// time jumped.
    /// </summary>
    public required bool StartsAnew { get; init; }

    /// <summary>When its newest frame came in.</summary>
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>When that frame is shown, in ms on the session's media timeline.</summary>
    public required long ArrivedMs { get; init; }

    /// <summary>The moment of the world in which its first frame came in, had all come at their own pace.</summary>
    public DateTimeOffset StartedAt => Arrived - TimeSpan.FromMilliseconds(ArrivedMs - StartMs);
}
