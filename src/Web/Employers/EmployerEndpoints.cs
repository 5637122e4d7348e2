using LiveFair.Live;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Web.Security;

namespace LiveFair.Web.Employers;

/// <summary>Employers, their licence checks and recruitment mandates.</summary>
internal static class EmployerEndpoints
{
    private static readonly TimeSpan LongestCheck = TimeSpan.FromDays(184);

    public static void MapEmployers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/employers", List).For(Access.Staff);
        app.MapPost("/api/employers", Create).For(Access.Staff);
        app.MapPost("/api/employers/{id}/checks", Check).For(Access.Staff);
        app.MapPost("/api/employers/{id}/mandates", Sign).For(Access.Staff);
    }

    private static async Task<IResult> List(HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        var all = await employers.OfStation(http.Caller().Station!.Value);
        return Results.Ok(new { items = all.Select(employer => View(employer, time.GetUtcNow())) });
    }

    private static async Task<IResult> Create(
        EmployerBody body, HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        if (body.Name is not { Length: > 0 and <= 80 } || !Uscc.TryParse(body.Uscc, out var uscc)
            || body.Nature is { Length: > 40 } || body.Contact is { Length: > 80 })
        {
            return Refusal.Invalid("name: 1 to 80 characters; uscc: 18 characters with a right check character.").Problem();
        }

        var employer = new Employer
        {
            Id = new EmployerId(Guid.CreateVersion7().ToString("N")),
            Station = http.Caller().Station!.Value,
            Name = body.Name,
            Uscc = uscc,
            Nature = body.Nature,
            Contact = body.Contact,
        };
        var now = time.GetUtcNow();
        return (await employers.Create(employer, now))
            .ToResult(created => Results.Created($"/api/employers/{created.Id}", View(created, now)));
    }

    private static async Task<IResult> Check(
        EmployerId id, CheckBody body, HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (body is not { LicenceNo.Length: > 0 and <= 40, Passed: { } passed, ValidUntil: { } until }
            || until <= now || until > now + LongestCheck || body.Note is { Length: > 500 })
        {
            return Refusal.Invalid("licenceNo, passed and validUntil (ahead, by six months at most) are needed.").Problem();
        }

        if (await employers.Find(http.Caller().Station!.Value, id) is not { } employer)
        {
            return Refusal.NotFound("employer").Problem();
        }

        var check = new LicenceCheck(body.LicenceNo, passed, until, body.Note);
        return Results.Ok(View(await employers.AddCheck(employer, check, http.Caller(), now), now));
    }

    private static async Task<IResult> Sign(
        EmployerId id, MandateBody body, HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        if (body is not { AgreementNo.Length: > 0 and <= 40, From: { } from, To: { } until } || until <= from
            || body.Contact is { Length: > 80 })
        {
            return Refusal.Invalid("agreementNo, from and to (behind from) are needed.").Problem();
        }

        if (await employers.Find(http.Caller().Station!.Value, id) is not { } employer)
        {
            return Refusal.NotFound("employer").Problem();
        }

        var mandate = new Mandate(body.AgreementNo, from, until, body.Contact);
        var now = time.GetUtcNow();
        return Results.Ok(View(await employers.AddMandate(employer, mandate, http.Caller(), now), now));
    }

    private static object View(Employer employer, DateTimeOffset now) => new
    {
        employer.Id,
        employer.Name,
        uscc = employer.Uscc.Value,
        employer.Nature,
        employer.Contact,
        verified = employer.IsVerified(now),
        employer.CheckedUntil,
        employer.MandateUntil,
    };

    private sealed record EmployerBody(string? Name, string? Uscc, string? Nature, string? Contact);

    private sealed record CheckBody(string? LicenceNo, bool? Passed, DateTimeOffset? ValidUntil, string? Note);

    private sealed record MandateBody(string? AgreementNo, DateTimeOffset? From, DateTimeOffset? To, string? Contact);
}
