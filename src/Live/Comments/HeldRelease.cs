using LiveFair.Live.Ids;

namespace LiveFair.Live.Comments;

/// <summary>What came of letting the comments that wait through, or of one part of them.</summary>
/// <param name="Approved">How many were let through now.</param>
/// <param name="Muted">How many wait on, for their writers were muted meanwhile.</param>
/// <param name="Next">The comment after which to go on; null when all that were meant had their turn.</param>
[GenerateSerializer, Immutable]
public sealed record HeldRelease(
    [property: Id(0)] int Approved, [property: Id(1)] int Muted, [property: Id(2)] HeldId? Next)
{
    /// <summary>The most that are looked at in one turn: other work of the session must not wait for all.</summary>
    public const int MostAtOnce = 100;
}
