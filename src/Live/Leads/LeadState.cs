namespace LiveFair.Live.Leads;

/// <summary>How far a lead got. Numbers are stored.</summary>
public enum LeadState
{
    /// <summary>Came in.</summary>
    New = 0,

    /// <summary>Somebody follows up.</summary>
    Assigned = 1,

    /// <summary>They talked.</summary>
    Contacted = 2,

    /// <summary>Wants it.</summary>
    Interested = 3,

    /// <summary>Named to the employer.</summary>
    Recommended = 4,

    /// <summary>An interview is set.</summary>
    InterviewSet = 5,

    /// <summary>The interview was held.</summary>
    Interviewed = 6,

    /// <summary>The employer offers.</summary>
    Offered = 7,

    /// <summary>Started work.</summary>
    Onboarded = 8,

    /// <summary>Still there after 7 days.</summary>
    Retained7d = 9,

    /// <summary>Still there after 30 days.</summary>
    Retained30d = 10,

    /// <summary>The employer took others.</summary>
    NotSelected = 20,

    /// <summary>The seeker does not want it.</summary>
    Declined = 21,

    /// <summary>Three tries on two days without an answer.</summary>
    Unreachable = 22,

    /// <summary>Took the consent back.</summary>
    Withdrawn = 23,

    /// <summary>The same person's other lead goes on.</summary>
    Duplicate = 24,
}
