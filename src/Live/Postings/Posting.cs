using LiveFair.Live.Employers;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Postings;

/// <summary>A posting (岗位) at one version, with its employer as it stands now.</summary>
[GenerateSerializer, Immutable]
public sealed record Posting
{
    /// <summary>Which posting.</summary>
    [Id(0)]
    public required PostingId Id { get; init; }

    /// <summary>Counts changes, from 1. An application keeps the version it was made for.</summary>
    [Id(1)]
    public required int Version { get; init; }

    /// <summary>Draft, published, withdrawn or closed.</summary>
    [Id(2)]
    public required PostingState State { get; init; }

    /// <summary>Who employs.</summary>
    [Id(3)]
    public required Employer Employer { get; init; }

    /// <summary>What it says.</summary>
    [Id(4)]
    public required PostingText Text { get; init; }

    /// <summary>People who started work through it.</summary>
    [Id(5)]
    public int Placed { get; init; }

    /// <summary>The version of the consent text that names the employer: that text has not changed yet.</summary>
    public const int ConsentVersion = 1;

    /// <summary>How many people are still wanted.</summary>
    public int HeadcountLeft => Math.Max(0, Text.Headcount - Placed);

    /// <summary>Whether applications are taken and the card may be shown.</summary>
    public bool IsOpen(DateTimeOffset now) =>
        State == PostingState.Published && Text.ValidThrough > now && HeadcountLeft > 0 && Employer.IsVerified(now);

    /// <summary>What a card shows of it.</summary>
    public PostingCard ToCard(DateTimeOffset now) => new()
    {
        Id = Id,
        Version = Version,
        Title = Text.Title,
        Employer = new CardEmployer(Employer.Id, Employer.Name, Employer.IsVerified(now)),
        ConsentVersion = ConsentVersion,
        Pay = Text.Pay,
        Headcount = Text.Headcount,
        HeadcountLeft = HeadcountLeft,
        Place = Text.Place,
        Hours = Text.Hours,
        Benefits = Text.Benefits,
        Requirements = Text.Requirements,
        Content = Text.Content,
        EmploymentType = Text.EmploymentType,
        ValidThrough = Text.ValidThrough,
        State = State,
        Position = Text.Position,
    };
}

/// <summary>What a posting says. Kept whole for every version.</summary>
[GenerateSerializer, Immutable]
public sealed record PostingText
{
    /// <summary>1–60 characters.</summary>
    [Id(0)]
    public required string Title { get; init; }

    /// <summary>The trade, as the station sorts them.</summary>
    [Id(1)]
    public string? Category { get; init; }

    /// <summary>The kind of employment.</summary>
    [Id(2)]
    public required EmploymentType EmploymentType { get; init; }

    /// <summary>What is paid.</summary>
    [Id(3)]
    public required PayRange Pay { get; init; }

    /// <summary>How many people are wanted, from 1.</summary>
    [Id(4)]
    public required int Headcount { get; init; }

    /// <summary>Where the work is.</summary>
    [Id(5)]
    public required string Place { get; init; }

    /// <summary>Hours and shifts.</summary>
    [Id(6)]
    public string? Hours { get; init; }

    /// <summary>包吃, 包住, 班车 and the like; at most 20.</summary>
    [Id(7)]
    public IReadOnlyList<string> Benefits { get; init; } = [];

    /// <summary>The work itself.</summary>
    [Id(8)]
    public string? Content { get; init; }

    /// <summary>What is asked of the worker.</summary>
    [Id(9)]
    public string? Requirements { get; init; }

    /// <summary>Applications are taken until then.</summary>
    [Id(10)]
    public required DateTimeOffset ValidThrough { get; init; }

    /// <summary>Where the posting comes from; null when nobody said.</summary>
    [Id(11)]
    public PostingSource? SourceType { get; init; }

    /// <summary>The source's name; a repost must show it.</summary>
    [Id(12)]
    public string? SourceName { get; init; }

    /// <summary>Where <see cref="Place"/> lies on the map; null when nobody said, or it has no one place.</summary>
    [Id(13)]
    public GeoPoint? Position { get; init; }
}
