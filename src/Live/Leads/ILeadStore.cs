using LiveFair.Live.Ids;

namespace LiveFair.Live.Leads;

/// <summary>The rows of leads. Everything is scoped by the station.</summary>
public interface ILeadStore
{
    /// <summary>Leads in the filter's order, without touches.</summary>
    Task<IReadOnlyList<Lead>> List(StationId station, LeadFilter filter, int limit);

    /// <summary>How many there are of the filter, on all pages.</summary>
    Task<int> Count(StationId station, LeadFilter filter);

    /// <summary>One lead with its touches; null when the station has none of that id.</summary>
    Task<Lead?> Find(StationId station, LeadId lead);

    /// <summary>Hands a lead to somebody; a new one becomes assigned.</summary>
    /// <returns>False when the account is not an enabled one of the station.</returns>
    Task<bool> Assign(Lead lead, AccountId assignee);

    /// <summary>
    /// Adds a touch, once for each opId of a person, and takes the lead where <see cref="LeadSteps.After"/> says from
    /// where it stands at the commit. A lead that nobody has is theirs from then on, so that no two phone one person.
    /// </summary>
    /// <returns>Null when it stands, from before too; OP_REUSED for an opId used with other content.</returns>
    Task<Refusal?> AddTouch(Lead lead, LeadTouch touch, DateTimeOffset? dueAt, Caller by, OpId? op);

    /// <summary>Moves a lead, with its trace in the audit trail.</summary>
    /// <returns>
    /// False when somebody moved it meanwhile: it is no longer in the state that <paramref name="lead"/> shows.
    /// </returns>
    Task<bool> SetState(Lead lead, LeadState state, string? reason, Caller by, DateTimeOffset now);
}

/// <summary>Which leads to list.</summary>
[GenerateSerializer, Immutable]
public sealed record LeadFilter
{
    /// <summary>Only in this state.</summary>
    [Id(0)]
    public LeadState? State { get; init; }

    /// <summary>Only this assignee's.</summary>
    [Id(1)]
    public AccountId? Assignee { get; init; }

    /// <summary>Only those due by then.</summary>
    [Id(2)]
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>Only from this session.</summary>
    [Id(3)]
    public SessionId? Session { get; init; }

    /// <summary>Only for this posting.</summary>
    [Id(4)]
    public PostingId? Posting { get; init; }

    /// <summary>First character of the name, last four digits of the phone, or words of the posting's title.</summary>
    [Id(5)]
    public string? Words { get; init; }

    /// <summary>The last lead of the page before.</summary>
    [Id(6)]
    public LeadId? After { get; init; }

    /// <summary>Which come first.</summary>
    [Id(7)]
    public LeadOrder Order { get; init; }
}
