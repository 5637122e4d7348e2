using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Postings;

/// <summary>A posting in lists: its card and what a station's people work with.</summary>
internal sealed record PostingMessage
{
    public required PostingId Id { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    public required EmployerMessage Employer { get; init; }

    public required int ConsentVersion { get; init; }

    public required PayMessage Pay { get; init; }

    public required int Headcount { get; init; }

    public required int HeadcountLeft { get; init; }

    public required string Place { get; init; }

    public string? Hours { get; init; }

    public required IReadOnlyList<string> Benefits { get; init; }

    public string? Requirements { get; init; }

    public string? Content { get; init; }

    public required string EmploymentType { get; init; }

    public required DateTimeOffset ValidThrough { get; init; }

    public required string State { get; init; }

    public PositionMessage? Position { get; init; }

    public required StationId StationId { get; init; }

    public string? Category { get; init; }

    public object? Source { get; init; }

    public IReadOnlyList<Finding>? Findings { get; init; }

    public static PostingMessage From(Posting posting, DateTimeOffset now, IReadOnlyList<Finding>? findings = null)
    {
        var card = CardMessage.From(posting.ToCard(now));
        return new PostingMessage
        {
            Id = posting.Id,
            Version = card.Version,
            Title = card.Title,
            Employer = card.Employer,
            ConsentVersion = card.ConsentVersion,
            Pay = card.Pay,
            Headcount = card.Headcount,
            HeadcountLeft = card.HeadcountLeft,
            Place = card.Place,
            Hours = card.Hours,
            Benefits = card.Benefits,
            Requirements = card.Requirements,
            Content = card.Content,
            EmploymentType = card.EmploymentType,
            ValidThrough = card.ValidThrough,
            State = card.State,
            Position = card.Position,
            StationId = posting.Employer.Station,
            Category = posting.Text.Category,
            Source = posting.Text.SourceType is { } type
                ? new { type = Words.Of(type), name = posting.Text.SourceName }
                : null,
            Findings = findings,
        };
    }
}
