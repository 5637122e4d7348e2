namespace LiveFair.Live.Media.Recordings;

/// <summary>Where a part lies in its file, and in time.</summary>
public sealed record RecordedPart
{
    /// <summary>Where its prft box begins in the file.</summary>
    public required long Offset { get; init; }

    /// <summary>Bytes of prft.</summary>
    public required int ClockBytes { get; init; }

    /// <summary>Bytes of prft and moof, behind which mdat lies.</summary>
    public required int HeadBytes { get; init; }

    /// <summary>Tracks that it has frames of.</summary>
    public required int Tracks { get; init; }

    /// <summary>All of its bytes.</summary>
    public required long Bytes { get; init; }

    /// <summary>Where its picture begins, or its sound where there is no picture: ms on the media timeline.</summary>
    public required long StartMs { get; init; }

    /// <summary>Where that ends.</summary>
    public required long EndMs { get; init; }

    /// <summary>Where the track that begins first begins, rounded down.</summary>
    public required long FirstMs { get; init; }

    /// <summary>Where the track that ends last ends, rounded up.</summary>
    public required long LastMs { get; init; }

    /// <summary>Whether decoding can begin with it.</summary>
    public required bool StartsWithKey { get; init; }

    /// <summary>When its newest frame came in.</summary>
    public required DateTimeOffset Arrived { get; init; }

    /// <summary>Where that frame lies: ms on the media timeline.</summary>
    public required long ArrivedMs { get; init; }

    /// <summary>When its first frame came in, had all come at their own pace.</summary>
    public DateTimeOffset Began => Arrived - TimeSpan.FromMilliseconds(Math.Max(0, ArrivedMs - StartMs));
}
