using LiveFair.Live.Ids;

namespace LiveFair.Live.Audit;

/// <summary>Who did what to what, and why. Holds ids only, never a name or phone.</summary>
/// <param name="At">When.</param>
/// <param name="Station">For which station.</param>
/// <param name="Actor">Who: <see cref="Caller.Key"/>.</param>
/// <param name="Action">What, for example <c>lead.reveal</c>.</param>
/// <param name="Target">To what: an id.</param>
/// <param name="Reason">Why, as the actor wrote it.</param>
[GenerateSerializer, Immutable]
public sealed record AuditEntry(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] StationId Station,
    [property: Id(2)] string Actor,
    [property: Id(3)] string Action,
    [property: Id(4)] string Target,
    [property: Id(5)] string? Reason)
{
    /// <summary>Its number in the trail, from 1; 0 before it is stored.</summary>
    [Id(6)]
    public long Id { get; init; }
}
