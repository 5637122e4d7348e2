using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;
using ApplicationId = LiveFair.Live.Ids.ApplicationId;

namespace LiveFair.Live.Applications;

/// <summary>A viewer applies to a posting.</summary>
[GenerateSerializer, Immutable]
public sealed record ApplyCommand
{
    /// <summary>Who applies.</summary>
    [Id(0)]
    public required Caller By { get; init; }

    /// <summary>The client's name for the act.</summary>
    [Id(1)]
    public required OpId Op { get; init; }

    /// <summary>The session they saw it in.</summary>
    [Id(2)]
    public SessionId? Session { get; init; }

    /// <summary>Their name.</summary>
    [Id(3)]
    public required PersonName Name { get; init; }

    /// <summary>Their phone; null for the one that they confirmed.</summary>
    [Id(4)]
    public required PhoneNumber? Phone { get; init; }

    /// <summary>The employer they agree to be named to; null without consent (个人信息保护法 第二十三条).</summary>
    [Id(5)]
    public EmployerId? ConsentEmployer { get; init; }

    /// <summary>The version of the consent text they saw.</summary>
    [Id(6)]
    public int ConsentVersion { get; init; }

    /// <summary>Fingerprint of what was sent.</summary>
    public long Digest(PostingId posting) => OpDigest.Of(
        "apply", posting.Value, Session?.Value, Name.Whole, Phone?.Digits, ConsentEmployer?.Value, $"{ConsentVersion}");
}

/// <summary>An application as its viewer is told.</summary>
/// <param name="Application">Which.</param>
/// <param name="Lead">The lead made of it.</param>
/// <param name="Done">Whether it was made now or before.</param>
[GenerateSerializer, Immutable]
public sealed record ApplyResult(
    [property: Id(0)] ApplicationId Application,
    [property: Id(1)] LeadId Lead,
    [property: Id(2)] Done Done);

/// <summary>An application that stands already.</summary>
/// <param name="Application">Which.</param>
/// <param name="Lead">Its lead.</param>
/// <param name="Posting">For which posting.</param>
/// <param name="Op">The act it was made by.</param>
/// <param name="Digest">Fingerprint of what was sent then.</param>
[GenerateSerializer, Immutable]
public sealed record RecordedApplication(
    [property: Id(0)] ApplicationId Application,
    [property: Id(1)] LeadId Lead,
    [property: Id(2)] PostingId Posting,
    [property: Id(3)] OpId Op,
    [property: Id(4)] long Digest);
