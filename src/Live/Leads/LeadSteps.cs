using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Leads;

/// <summary>Which steps a lead may take.</summary>
public static class LeadSteps
{
    /// <summary>The longest reason of a step or a reveal, in characters.</summary>
    public const int MaxReason = 200;

    private const int TriesToGiveUp = 3;
    private const int DaysToGiveUp = 2;

    /// <summary>
    /// Why a lead may not go to that state; null when it may. Forward any number of steps; out from anywhere.
    /// </summary>
    /// <param name="lead">With its touches.</param>
    /// <param name="to">Where to.</param>
    public static Refusal? MayGo(Lead lead, LeadState to)
    {
        if (lead.State >= LeadState.NotSelected)
        {
            return Refusal.Invalid("state", FaultKind.LeadEnded, $"this lead ended as {lead.State}.");
        }

        if (to == LeadState.Unreachable && !GaveUp(lead))
        {
            return Refusal.Invalid(
                "state", FaultKind.LeadTries, "unreachable needs three tries without an answer, on two days or more.");
        }

        return to >= LeadState.NotSelected || to > lead.State
            ? null
            : Refusal.Invalid("state", FaultKind.LeadForward, $"from {lead.State} a lead goes forward or ends.");
    }

    /// <summary>Whether these words say why: something is written, and not too much.</summary>
    public static bool IsReason([NotNullWhen(true)] string? words) => words?.Trim() is { Length: > 0 and <= MaxReason };

    /// <summary>
    /// Where a touch takes a lead by itself: to contacted at most, and never out of an end. A new one is assigned after
    /// any try, for whoever tried has it.
    /// </summary>
    public static LeadState After(LeadState state, TouchOutcome outcome) =>
        outcome == TouchOutcome.Connected && state < LeadState.Contacted ? LeadState.Contacted
        : state == LeadState.New ? LeadState.Assigned
        : state;

    private static bool GaveUp(Lead lead)
    {
        var silent = lead.Touches.Where(touch => touch.Outcome != TouchOutcome.Connected).ToList();
        return silent.Count >= TriesToGiveUp
            && silent.Select(touch => ChinaTime.Of(touch.At).Date).Distinct().Count() >= DaysToGiveUp;
    }
}
