using LiveFair.Live.Ids;

namespace LiveFair.Live.Stations;

/// <summary>A gig-work station (零工驿站).</summary>
/// <param name="Id">Which station.</param>
/// <param name="Name">1–40 characters.</param>
/// <param name="District">City and district.</param>
/// <param name="Address">Street address.</param>
[GenerateSerializer, Immutable]
public sealed record Station(
    [property: Id(0)] StationId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string? District,
    [property: Id(3)] string? Address);
