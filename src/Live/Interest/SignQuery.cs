using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>Which signs of interest are asked for.</summary>
/// <param name="Posting">In which posting; null: in none, or in several.</param>
/// <param name="Kind">Of which kind; null: of all.</param>
/// <param name="Before">Only those of events before this offset; null: from the newest on.</param>
/// <param name="Limit">At most so many.</param>
[GenerateSerializer, Immutable]
public sealed record SignQuery(
    [property: Id(0)] PostingId? Posting,
    [property: Id(1)] ReactionKind? Kind,
    [property: Id(2)] long? Before,
    [property: Id(3)] int Limit);
