namespace LiveFair.Live.Leads;

/// <summary>One step that somebody took a lead by hand, as the audit trail holds it.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who moved it; empty when the account is gone.</param>
/// <param name="To">Where it stood then.</param>
/// <param name="Reason">Why, where it was said.</param>
[GenerateSerializer, Immutable]
public sealed record LeadMove(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] LeadState To,
    [property: Id(3)] string? Reason);
