namespace LiveFair.Live.Interest;

/// <summary>One number to sort postings by: how much they are wanted, after what stands in the way.</summary>
public static class BoardScore
{
    /// <summary>
    /// 3 for an application, 2 for a want, 1 for a question, less 1 for each objection (too far, pay low, hours);
    /// never below 0. The weights are ours: they only order rows of one session.
    /// </summary>
    public static double Of(IReadOnlyDictionary<ReactionKind, int> counts, int applied)
    {
        int Count(ReactionKind kind) => counts.GetValueOrDefault(kind);
        var objections = Count(ReactionKind.TooFar) + Count(ReactionKind.PayLow) + Count(ReactionKind.Hours);
        return Math.Max(0, (3 * applied) + (2 * Count(ReactionKind.Want)) + Count(ReactionKind.Question) - objections);
    }
}
