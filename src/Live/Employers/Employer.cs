using LiveFair.Live.Ids;

namespace LiveFair.Live.Employers;

/// <summary>An employer (用人单位) of a station, with what its checks say.</summary>
[GenerateSerializer, Immutable]
public sealed record Employer
{
    /// <summary>Which employer.</summary>
    [Id(0)]
    public required EmployerId Id { get; init; }

    /// <summary>The station that checks it.</summary>
    [Id(1)]
    public required StationId Station { get; init; }

    /// <summary>The name on its licence, 1–80 characters.</summary>
    [Id(2)]
    public required string Name { get; init; }

    /// <summary>Its credit code.</summary>
    [Id(3)]
    public required Uscc Uscc { get; init; }

    /// <summary>Kind of enterprise, as written.</summary>
    [Id(4)]
    public string? Nature { get; init; }

    /// <summary>The person to talk to.</summary>
    [Id(5)]
    public string? Contact { get; init; }

    /// <summary>Until when its last licence check holds; null when it has none or failed it.</summary>
    [Id(6)]
    public DateTimeOffset? CheckedUntil { get; init; }

    /// <summary>Its recruitment mandates (委托招聘协议), past, present and to come.</summary>
    [Id(7)]
    public IReadOnlyList<MandatePeriod> Mandates { get; init; } = [];

    /// <summary>When the last of its mandates ends; null without one.</summary>
    public DateTimeOffset? MandateUntil => Mandates.Max(mandate => (DateTimeOffset?)mandate.Until);

    /// <summary>Whether the licence check holds.</summary>
    public bool IsChecked(DateTimeOffset now) => CheckedUntil > now;

    /// <summary>Whether a recruitment mandate (委托招聘协议) holds.</summary>
    public bool HasMandate(DateTimeOffset now) =>
        Mandates.Any(mandate => mandate.From <= now && mandate.Until > now);

    /// <summary>Both: only then may its postings be published or pinned (人力资源市场暂行条例 第二十六条).</summary>
    public bool IsVerified(DateTimeOffset now) => IsChecked(now) && HasMandate(now);
}

/// <summary>When a mandate holds: from its first moment, until and without its last.</summary>
/// <param name="From">Holds from.</param>
/// <param name="Until">Holds until.</param>
[GenerateSerializer, Immutable]
public readonly record struct MandatePeriod(
    [property: Id(0)] DateTimeOffset From,
    [property: Id(1)] DateTimeOffset Until);

/// <summary>A look at an employer's licence.</summary>
/// <param name="LicenceNo">The licence that was seen, 1–40 characters.</param>
/// <param name="Passed">Whether it was in order.</param>
/// <param name="ValidUntil">When to look again; the notice of 2026 asks for it every six months.</param>
/// <param name="Note">What was noticed.</param>
[GenerateSerializer, Immutable]
public sealed record LicenceCheck(
    [property: Id(0)] string LicenceNo,
    [property: Id(1)] bool Passed,
    [property: Id(2)] DateTimeOffset ValidUntil,
    [property: Id(3)] string? Note)
{
    /// <summary>Fingerprint of what was sent, to tell a retry from an opId used for something else.</summary>
    public long Digest(EmployerId employer) => OpDigest.Of(
        "check", employer.Value, LicenceNo, Passed ? "passed" : "failed",
        $"{ValidUntil.ToUnixTimeMilliseconds()}", Note);
}

/// <summary>A recruitment mandate (委托招聘协议).</summary>
/// <param name="AgreementNo">The agreement, 1–40 characters.</param>
/// <param name="From">Holds from.</param>
/// <param name="Until">Holds until.</param>
/// <param name="Contact">Who signed for the employer.</param>
[GenerateSerializer, Immutable]
public sealed record Mandate(
    [property: Id(0)] string AgreementNo,
    [property: Id(1)] DateTimeOffset From,
    [property: Id(2)] DateTimeOffset Until,
    [property: Id(3)] string? Contact)
{
    /// <summary>Fingerprint of what was sent, to tell a retry from an opId used for something else.</summary>
    public long Digest(EmployerId employer) => OpDigest.Of(
        "mandate", employer.Value, AgreementNo, $"{From.ToUnixTimeMilliseconds()}", $"{Until.ToUnixTimeMilliseconds()}",
        Contact);
}
