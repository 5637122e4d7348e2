using LiveFair.Live.Postings;
using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>A posting's card.</summary>
[MessagePackObject]
public sealed record CardMessage(
    [property: Key(0)] string Id,
    [property: Key(1)] int Version,
    [property: Key(2)] string Title,
    [property: Key(3)] EmployerMessage Employer,
    [property: Key(4)] int ConsentVersion,
    [property: Key(5)] PayMessage Pay,
    [property: Key(6)] int Headcount,
    [property: Key(7)] int HeadcountLeft,
    [property: Key(8)] string Place,
    [property: Key(9)] string? Hours,
    [property: Key(10)] IReadOnlyList<string> Benefits,
    [property: Key(11)] string? Requirements,
    [property: Key(12)] string? Content,
    [property: Key(13)] string EmploymentType,
    [property: Key(14)] DateTimeOffset ValidThrough,
    [property: Key(15)] string State,
    [property: Key(16)] PositionMessage? Position)
{
    public static CardMessage From(PostingCard card) => new(
        card.Id.Value,
        card.Version,
        card.Title,
        new EmployerMessage(card.Employer.Id.Value, card.Employer.Name, card.Employer.Verified),
        card.ConsentVersion,
        PayMessage.From(card.Pay),
        card.Headcount,
        card.HeadcountLeft,
        card.Place,
        card.Hours,
        card.Benefits,
        card.Requirements,
        card.Content,
        Words.Of(card.EmploymentType),
        card.ValidThrough,
        Words.Of(card.State),
        card.Position is { } at ? new PositionMessage(at.Lat, at.Lng) : null);
}

/// <summary>The employer on a card.</summary>
[MessagePackObject]
public sealed record EmployerMessage(
    [property: Key(0)] string Id,
    [property: Key(1)] string Name,
    [property: Key(2)] bool Verified);

/// <summary>A point on the map, in degrees.</summary>
[MessagePackObject]
public sealed record PositionMessage([property: Key(0)] double Lat, [property: Key(1)] double Lng);

/// <summary>The pay on a card; amounts in yuan.</summary>
[MessagePackObject]
public sealed record PayMessage(
    [property: Key(0)] string Text,
    [property: Key(1)] double? Min,
    [property: Key(2)] double? Max,
    [property: Key(3)] string? Unit,
    [property: Key(4)] string? Settlement)
{
    public static PayMessage From(PayRange pay) => new(
        pay.Text,
        (double?)pay.Min,
        (double?)pay.Max,
        pay.Unit is { } unit ? Words.Of(unit) : null,
        pay.Settlement is { } settlement ? Words.Of(settlement) : null);
}
