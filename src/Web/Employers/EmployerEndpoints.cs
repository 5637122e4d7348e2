using LiveFair.Live;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Employers;

/// <summary>Employers, their licence checks and recruitment mandates.</summary>
internal static class EmployerEndpoints
{
    public static void MapEmployers(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/employers", List).For(Access.Staff);
        app.MapPost("/api/employers", Create).For(Access.Staff);
        app.MapPost("/api/employers/{id}/checks", Check).For(Access.Staff);
        app.MapPost("/api/employers/{id}/mandates", Sign).For(Access.Staff);
    }

    private static async Task<IResult> List(HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        var all = await employers.OfStation(http.Station());
        return Results.Ok(new { items = all.Select(employer => View(employer, time.GetUtcNow())) });
    }

    private static async Task<IResult> Create(
        EmployerBody body, HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        if (!Uscc.TryParse(body.Uscc, out var uscc))
        {
            return Refusal.Invalid(
                "uscc", FaultKind.CreditCode, "18 characters with a right check character.").Problem();
        }

        var employer = new Employer
        {
            Id = new EmployerId(NewId.Next()),
            Station = http.Station(),
            Name = ShownText.Line(body.Name) ?? "",
            Uscc = uscc,
            Nature = ShownText.Line(body.Nature),
            Contact = ShownText.Line(body.Contact),
        };
        if (EmployerRules.Check(employer) is { } refusal)
        {
            return refusal.Problem();
        }

        var now = time.GetUtcNow();
        return (await employers.Create(employer, now))
            .ToResult(created => Results.Created($"/api/employers/{created.Id}", View(created, now)));
    }

    private static async Task<IResult> Check(
        EmployerId id, CheckBody body, HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (body is not { Passed: { } passed, ValidUntil: { } until })
        {
            return Refusal.Invalid(
                new Fault(FaultKind.Needed, body.Passed is null ? "passed" : "validUntil"),
                "passed and validUntil are needed.").Problem();
        }

        var check = new LicenceCheck(
            ShownText.Line(body.LicenceNo) ?? "", passed, until, ShownText.Lines(body.Note));
        return await With(
            id, body.OpId, http, employers, now,
            (employer, op) => employers.AddCheck(employer, check, http.Caller(), op, now));
    }

    private static async Task<IResult> Sign(
        EmployerId id, MandateBody body, HttpContext http, IEmployerStore employers, TimeProvider time)
    {
        var now = time.GetUtcNow();
        if (body is not { From: { } from, To: { } until })
        {
            return Refusal.Invalid(
                new Fault(FaultKind.Needed, body.From is null ? "from" : "to"), "from and to are needed.").Problem();
        }

        var mandate = new Mandate(
            ShownText.Line(body.AgreementNo) ?? "", from, until, ShownText.Line(body.Contact));
        return await With(
            id, body.OpId, http, employers, now,
            (employer, op) => employers.AddMandate(employer, mandate, http.Caller(), op, now));
    }

    /// <summary>
    /// Finds the employer of the caller's station, adds something to it, and answers it as it stands then.
    /// </summary>
    private static async Task<IResult> With(
        EmployerId id, string? opId, HttpContext http, IEmployerStore employers, DateTimeOffset now,
        Func<Employer, OpId?, Task<Outcome<Employer>>> add)
    {
        if (!Optional.TryOp(opId, out var op))
        {
            return Optional.MalformedOp.Problem();
        }

        return await employers.Find(http.Station(), id) is { } employer
            ? (await add(employer, op)).ToResult(added => Results.Ok(View(added, now)))
            : Refusal.NotFound("employer").Problem();
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

    private sealed record CheckBody(
        string? OpId, string? LicenceNo, bool? Passed, DateTimeOffset? ValidUntil, string? Note);

    private sealed record MandateBody(
        string? OpId, string? AgreementNo, DateTimeOffset? From, DateTimeOffset? To, string? Contact);
}
