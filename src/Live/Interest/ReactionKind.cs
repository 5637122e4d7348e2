namespace LiveFair.Live.Interest;

/// <summary>A one-tap reaction to a posting. Numbers are stored.</summary>
public enum ReactionKind
{
    /// <summary>想去: would take the job.</summary>
    Want = 1,

    /// <summary>太远: the place or the way there is the problem.</summary>
    TooFar = 2,

    /// <summary>工资低: the amount is too small for the work.</summary>
    PayLow = 3,

    /// <summary>时间不合适: working time is the problem.</summary>
    Hours = 4,

    /// <summary>想问: wants an answer about it.</summary>
    Question = 5,
}
