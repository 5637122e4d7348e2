using LiveFair.Live.Ids;

namespace LiveFair.Live.Sessions;

/// <summary>What a node's feed tells a session of those who watch through it.</summary>
/// <param name="Viewers">How many there are; 0 when the feed ends.</param>
/// <param name="News">Who saw what since the last report that was answered.</param>
[GenerateSerializer, Immutable]
public sealed record AudienceReport(
    [property: Id(0)] int Viewers, [property: Id(1)] IReadOnlyList<Sighting> News);

/// <summary>People who watched while something was shown.</summary>
/// <param name="Posting">The posting that was shown; null: none.</param>
/// <param name="People">
/// Who: a number for each person, the same in this session on every node and after every return; it tells nothing of
/// who they are.
/// </param>
[GenerateSerializer, Immutable]
public sealed record Sighting([property: Id(0)] PostingId? Posting, [property: Id(1)] long[] People);
