using System.Collections.Immutable;
using System.Security.Cryptography;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Web.Media;

/// <summary>A segment as far as it is there.</summary>
/// <param name="Number">Its media sequence number.</param>
/// <param name="Discontinuity">How many breaks lie before it, its own counted.</param>
/// <param name="At">The moment of the world that its first frame belongs to.</param>
/// <param name="Init">What it is decoded with.</param>
/// <param name="Parts">At least one.</param>
/// <param name="IsDone">Whether no part will come to it.</param>
internal sealed record HlsSegment(
    long Number, long Discontinuity, DateTimeOffset At, HlsInit Init, ImmutableArray<MediaPart> Parts, bool IsDone)
{
    /// <summary>Whether it does not join the one before.</summary>
    public bool StartsAnew => Parts[0].StartsAnew;

    /// <summary>Whether decoding can begin with it.</summary>
    public bool StartsWithKey => Parts[0].StartsWithKey;

    /// <summary>Where it begins, in ms of the media timeline.</summary>
    public long StartMs => Parts[0].StartMs;

    /// <summary>How long it is so far, in ms.</summary>
    public long DurationMs => Parts[^1].StartMs + Parts[^1].DurationMs - StartMs;

    /// <summary>How much it weighs.</summary>
    public long Bytes => Parts.Sum(part => (long)part.Data.Length);

    /// <summary>The same with another part behind.</summary>
    public HlsSegment With(MediaPart part) => this with { Parts = Parts.Add(part), IsDone = part.EndsSegment };
}

/// <summary>An init segment under a name that no other has.</summary>
/// <param name="Name">
/// Made of its bytes, so that a cache that keeps it is right even when the node began anew.
/// </param>
/// <param name="Made">The segment.</param>
internal sealed record HlsInit(string Name, MediaInit Made)
{
    private const int NameBytes = 6;

    /// <summary>Names an init segment.</summary>
    public static HlsInit Of(MediaInit made) =>
        new(Convert.ToHexStringLower(SHA256.HashData(made.Data.Span).AsSpan(0, NameBytes)), made);
}
