using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Stations;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Stations;

/// <summary>Stations, and the audit trail of one's own.</summary>
internal static class StationEndpoints
{
    private const int AuditPage = 100;

    public static void MapStations(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/stations", List).For(Access.Admin);
        app.MapPost("/api/stations", Create).For(Access.Admin);
        app.MapGet("/api/audit", Audit).For(Access.Admin);
    }

    private static async Task<IResult> List(HttpContext http, IStationStore stations) =>
        Results.Ok(new { items = await stations.KnownTo(http.Station()) });

    private static async Task<IResult> Create(
        StationBody body, HttpContext http, IStationStore stations, TimeProvider time)
    {
        var station = new Station(
            new StationId(NewId.Next()),
            ShownText.Line(body.Name) ?? "",
            ShownText.Line(body.District),
            ShownText.Line(body.Address));
        if (WrongWith(station) is { } refusal)
        {
            return refusal.Problem();
        }

        var created = await stations.Create(station, http.Caller().Station, time.GetUtcNow());
        return Results.Created($"/api/stations/{created.Id}", created);
    }

    private static Refusal? WrongWith(Station station) =>
        station is not { Name.Length: > 0 and <= 40 } ? Refusal.Length("name", 1, 40)
        : station is { District.Length: > 80 } ? Refusal.Length("district", 0, 80)
        : station is { Address.Length: > 200 } ? Refusal.Length("address", 0, 200)
        : null;

    private static async Task<IResult> Audit(HttpContext http, IAuditStore audit, string? cursor)
    {
        if (!Optional.TryNumber(cursor, out var before))
        {
            return Optional.MalformedNumber("cursor").Problem();
        }

        var entries = await audit.List(http.Station(), before, AuditPage);
        var next = entries.Count == AuditPage ? entries[^1].Id.ToString() : null;
        return Results.Ok(new
        {
            items = entries.Select(e => new { e.Id, e.At, e.Actor, e.Action, e.Target, e.Reason }),
            next,
        });
    }

    private sealed record StationBody(string? Name, string? District, string? Address);
}
