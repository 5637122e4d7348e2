using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Viewers;
using ApplicationId = LiveFair.Live.Ids.ApplicationId;

namespace LiveFair.Live.Applications;

/// <summary>
/// The rows of an application (报名) and its lead (线索); refused when the viewer has applied to the posting.
/// </summary>
[GenerateSerializer]
public sealed record ApplicationTaken : RowChange
{
    /// <summary>Which application.</summary>
    [Id(0)]
    public required ApplicationId Application { get; init; }

    /// <summary>Its lead.</summary>
    [Id(1)]
    public required LeadId Lead { get; init; }

    /// <summary>The station that follows up.</summary>
    [Id(2)]
    public required StationId Station { get; init; }

    /// <summary>For which posting.</summary>
    [Id(3)]
    public required PostingId Posting { get; init; }

    /// <summary>At which version: what was promised.</summary>
    [Id(4)]
    public required int PostingVersion { get; init; }

    /// <summary>By whom.</summary>
    [Id(5)]
    public required ViewerId Viewer { get; init; }

    /// <summary>In which session, if in one.</summary>
    [Id(6)]
    public SessionId? Session { get; init; }

    /// <summary>The name they gave.</summary>
    [Id(7)]
    public required PersonName Name { get; init; }

    /// <summary>The phone they gave.</summary>
    [Id(8)]
    public required PhoneNumber Phone { get; init; }

    /// <summary>The employer they agreed to be named to.</summary>
    [Id(9)]
    public required EmployerId ConsentEmployer { get; init; }

    /// <summary>The version of the text they agreed to.</summary>
    [Id(10)]
    public required int ConsentVersion { get; init; }

    /// <summary>The client's name for the act.</summary>
    [Id(11)]
    public required OpId Op { get; init; }

    /// <summary>Fingerprint of what was sent.</summary>
    [Id(12)]
    public required long Digest { get; init; }
}
