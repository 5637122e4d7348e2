using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Postings;

/// <summary>A posting as a client or a row of a file writes it; words are checked when it is read.</summary>
internal sealed record PostingBody
{
    public EmployerId? EmployerId { get; init; }

    public string? Title { get; init; }

    public string? Category { get; init; }

    public string? EmploymentType { get; init; }

    public PayBody? Pay { get; init; }

    public int? Headcount { get; init; }

    public string? Place { get; init; }

    public PositionBody? Position { get; init; }

    public string? Hours { get; init; }

    public IReadOnlyList<string?>? Benefits { get; init; }

    public string? Content { get; init; }

    public string? Requirements { get; init; }

    public DateTimeOffset? ValidThrough { get; init; }

    public SourceBody? Source { get; init; }

    /// <summary>The text; INVALID names the first field that cannot be read.</summary>
    public Outcome<PostingText> Read()
    {
        if (!Words.TryParse<EmploymentType>(EmploymentType, out var type))
        {
            return Refusal.OneOf("employmentType", Words.All<EmploymentType>());
        }

        PayUnit? unit = null;
        Settlement? settlement = null;
        if (Pay?.Unit is not null)
        {
            if (!Words.TryParse<PayUnit>(Pay.Unit, out var named))
            {
                return Refusal.OneOf("pay.unit", Words.All<PayUnit>());
            }

            unit = named;
        }

        if (Pay?.Settlement is not null)
        {
            if (!Words.TryParse<Settlement>(Pay.Settlement, out var named))
            {
                return Refusal.OneOf("pay.settlement", Words.All<Settlement>());
            }

            settlement = named;
        }

        PostingSource? source = null;
        if (Source is { Type: not null } or { Name: not null })
        {
            if (!Words.TryParse<PostingSource>(Source.Type, out var named))
            {
                return Refusal.OneOf("source.type", Words.All<PostingSource>());
            }

            source = named;
        }

        if (ValidThrough is not { } validThrough)
        {
            return Refusal.Needed("validThrough");
        }

        if (Position is { Lat: null } or { Lng: null })
        {
            return Refusal.Invalid("position", FaultKind.Both, "lat and lng, both or neither.");
        }

        var benefits = (Benefits ?? []).Select(ShownText.Line).OfType<string>().ToList();
        if (benefits.Count != (Benefits?.Count ?? 0))
        {
            return Refusal.Needed("benefits");
        }

        return new PostingText
        {
            Title = ShownText.Line(Title) ?? "",
            Category = ShownText.Line(Category),
            EmploymentType = type,
            Pay = new PayRange(ShownText.Line(Pay?.Text) ?? "", Pay?.Min, Pay?.Max, unit, settlement),
            Headcount = Headcount ?? 0,
            Place = ShownText.Line(Place) ?? "",
            Position = Position is null ? null : new GeoPoint(Position.Lat!.Value, Position.Lng!.Value),
            Hours = ShownText.Line(Hours),
            Benefits = benefits,
            Content = ShownText.Lines(Content),
            Requirements = ShownText.Lines(Requirements),
            ValidThrough = validThrough,
            SourceType = source,
            SourceName = ShownText.Line(Source?.Name),
        };
    }

    internal sealed record PayBody(string? Text, decimal? Min, decimal? Max, string? Unit, string? Settlement);

    internal sealed record PositionBody(double? Lat, double? Lng);

    internal sealed record SourceBody(string? Type, string? Name);
}
