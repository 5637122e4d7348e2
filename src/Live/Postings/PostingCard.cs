using LiveFair.Live.Ids;

namespace LiveFair.Live.Postings;

/// <summary>Everything the card of a pinned posting shows.</summary>
[GenerateSerializer, Immutable]
public sealed record PostingCard
{
    /// <summary>Which posting.</summary>
    [Id(0)]
    public required PostingId Id { get; init; }

    /// <summary>Its version, from 1.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>The job's title, 1–60 graphemes.</summary>
    [Id(2)]
    public required string Title { get; init; }

    /// <summary>Who employs.</summary>
    [Id(3)]
    public required CardEmployer Employer { get; init; }

    /// <summary>The version of the consent text that names this employer.</summary>
    [Id(4)]
    public required int ConsentVersion { get; init; }

    /// <summary>What is paid.</summary>
    [Id(5)]
    public required PayRange Pay { get; init; }

    /// <summary>How many people are wanted.</summary>
    [Id(6)]
    public required int Headcount { get; init; }

    /// <summary>How many are still wanted.</summary>
    [Id(7)]
    public required int HeadcountLeft { get; init; }

    /// <summary>Where the work is.</summary>
    [Id(8)]
    public required string Place { get; init; }

    /// <summary>Hours and shifts, in the posting's words.</summary>
    [Id(9)]
    public string? Hours { get; init; }

    /// <summary>包吃, 包住, 班车 and the like.</summary>
    [Id(10)]
    public IReadOnlyList<string> Benefits { get; init; } = [];

    /// <summary>What is asked of the worker.</summary>
    [Id(11)]
    public string? Requirements { get; init; }

    /// <summary>The work itself.</summary>
    [Id(12)]
    public string? Content { get; init; }

    /// <summary>The kind of employment.</summary>
    [Id(13)]
    public required EmploymentType EmploymentType { get; init; }

    /// <summary>Applications are taken until then.</summary>
    [Id(14)]
    public required DateTimeOffset ValidThrough { get; init; }

    /// <summary>Draft, published, withdrawn or closed.</summary>
    [Id(15)]
    public required PostingState State { get; init; }

    /// <summary>Where the place lies on the map; null when nobody said.</summary>
    [Id(16)]
    public GeoPoint? Position { get; init; }
}

/// <summary>The employer as a card names it.</summary>
/// <param name="Id">Which employer.</param>
/// <param name="Name">The name on its licence.</param>
/// <param name="Verified">Whether the licence check and the mandate hold now.</param>
[GenerateSerializer, Immutable]
public sealed record CardEmployer(
    [property: Id(0)] EmployerId Id,
    [property: Id(1)] string Name,
    [property: Id(2)] bool Verified);
