using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>What one event of the log says about somebody's interest: evidence behind the board's numbers.</summary>
/// <param name="Offset">The event's place in the log.</param>
/// <param name="MediaMs">Its session time.</param>
/// <param name="Viewer">Whose interest.</param>
/// <param name="Posting">In which posting; null: in none, or in several.</param>
/// <param name="Kind">What they want.</param>
/// <param name="How">How they said it.</param>
[GenerateSerializer, Immutable]
public sealed record InterestSign(
    [property: Id(0)] long Offset,
    [property: Id(1)] long MediaMs,
    [property: Id(2)] ViewerId Viewer,
    [property: Id(3)] PostingId? Posting,
    [property: Id(4)] ReactionKind Kind,
    [property: Id(5)] SignMeans How);
