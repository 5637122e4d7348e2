using LiveFair.Live.Ids;

namespace LiveFair.Live.Audit;

/// <summary>What the audit trail must tell of an event; who and when are the event's own.</summary>
/// <param name="Station">For which station.</param>
/// <param name="Action">What, for example <c>comment.remove</c>.</param>
/// <param name="Target">To what: ids only.</param>
/// <param name="Reason">Why, as the actor wrote it.</param>
[GenerateSerializer, Immutable]
public sealed record AuditTrace(
    [property: Id(0)] StationId Station,
    [property: Id(1)] string Action,
    [property: Id(2)] string Target,
    [property: Id(3)] string? Reason = null);
