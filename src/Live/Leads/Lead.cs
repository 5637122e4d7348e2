using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;

namespace LiveFair.Live.Leads;

/// <summary>A lead (线索): an application that a station follows up.</summary>
[GenerateSerializer, Immutable]
public sealed record Lead
{
    /// <summary>Which lead.</summary>
    [Id(0)]
    public required LeadId Id { get; init; }

    /// <summary>Whose.</summary>
    [Id(1)]
    public required StationId Station { get; init; }

    /// <summary>How far it got.</summary>
    [Id(2)]
    public required LeadState State { get; init; }

    /// <summary>The seeker's name; prints masked.</summary>
    [Id(3)]
    public required PersonName Name { get; init; }

    /// <summary>The seeker's phone; prints masked.</summary>
    [Id(4)]
    public required PhoneNumber Phone { get; init; }

    /// <summary>For which posting.</summary>
    [Id(5)]
    public required PostingId Posting { get; init; }

    /// <summary>The posting's title now.</summary>
    [Id(6)]
    public required string PostingTitle { get; init; }

    /// <summary>The version that was applied for: what was promised.</summary>
    [Id(7)]
    public required int PostingVersion { get; init; }

    /// <summary>The session it came from.</summary>
    [Id(8)]
    public SessionId? Session { get; init; }

    /// <summary>That session's title.</summary>
    [Id(9)]
    public string? SessionTitle { get; init; }

    /// <summary>Who follows up.</summary>
    [Id(10)]
    public AccountId? Assignee { get; init; }

    /// <summary>Their name.</summary>
    [Id(11)]
    public string? AssigneeName { get; init; }

    /// <summary>When the next step is due.</summary>
    [Id(12)]
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>When the application came.</summary>
    [Id(13)]
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was tried, oldest first; empty in lists.</summary>
    [Id(14)]
    public IReadOnlyList<LeadTouch> Touches { get; init; } = [];

    /// <summary>Where it was taken by hand, oldest first; empty in lists.</summary>
    [Id(15)]
    public IReadOnlyList<LeadMove> Moves { get; init; } = [];
}

/// <summary>One try to reach a seeker.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who tried.</param>
/// <param name="Kind">How.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Note">What was said, to 500 characters.</param>
[GenerateSerializer, Immutable]
public sealed record LeadTouch(
    [property: Id(0)] DateTimeOffset At,
    [property: Id(1)] string By,
    [property: Id(2)] TouchKind Kind,
    [property: Id(3)] TouchOutcome Outcome,
    [property: Id(4)] string? Note)
{
    /// <summary>The longest note, in characters.</summary>
    public const int MaxNote = 500;

    /// <summary>Why this touch cannot be kept; null when it can.</summary>
    public Refusal? Check() => Note?.Length > MaxNote ? Refusal.Length("note", 0, MaxNote) : null;

    /// <summary>Fingerprint of what was sent, to tell a retry from an opId used for something else.</summary>
    public long Digest(LeadId lead, DateTimeOffset? dueAt) => OpDigest.Of(
        "touch", lead.Value, $"{(int)Kind}", $"{(int)Outcome}", Note, $"{dueAt?.ToUnixTimeMilliseconds()}");
}

/// <summary>How a seeker was tried. Numbers are stored.</summary>
public enum TouchKind
{
    /// <summary>By phone.</summary>
    Call = 1,

    /// <summary>By message.</summary>
    Message = 2,

    /// <summary>In person.</summary>
    Visit = 3,
}

/// <summary>What came of a try. Numbers are stored.</summary>
public enum TouchOutcome
{
    /// <summary>They talked.</summary>
    Connected = 1,

    /// <summary>Nobody answered.</summary>
    NoAnswer = 2,

    /// <summary>Somebody else's number.</summary>
    WrongNumber = 3,
}
