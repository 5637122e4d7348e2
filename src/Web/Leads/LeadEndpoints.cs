using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Leads;

/// <summary>The staff desk: finding leads, handing them out, and writing down what came of them.</summary>
internal static class LeadEndpoints
{
    private const int Page = 100;
    private const int MostExported = 20_000;

    public static void MapLeads(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/leads", List).For(Access.Staff);
        app.MapGet("/api/leads/export", Export).For(Access.Staff);
        app.MapGet("/api/leads/{id}", Get).For(Access.Staff);
        app.MapPost("/api/leads/{id}/assign", Assign).For(Access.Staff);
        app.MapPost("/api/leads/{id}/touches", Touch).For(Access.Staff);
        app.MapPost("/api/leads/{id}/state", Move).For(Access.Staff);
        app.MapPost("/api/leads/{id}/reveal", Reveal).For(Access.Staff);
    }

    private static async Task<IResult> List(
        HttpContext http, ILeadStore leads, [AsParameters] LeadQuery query, string? limit)
    {
        var filter = query.Read();
        if (!filter.Ok)
        {
            return filter.Refused.Problem();
        }

        if (!Optional.TryNumber(limit, out var asked) || asked == 0)
        {
            return Refusal.Invalid($"limit: 1 to {Page}.").Problem();
        }

        var most = (int)Math.Min(asked ?? Page, Page);
        var station = http.Station();
        var page = await leads.List(station, filter.Value, most);
        return Results.Ok(new
        {
            items = page.Select(LeadMessage.Masked),
            next = page.Count == most ? page[^1].Id.Value : null,
            total = await leads.Count(station, filter.Value),
        });
    }

    private static Task<IResult> Get(LeadId id, HttpContext http, ILeadStore leads) =>
        With(id, http, leads, _ => Task.FromResult<IResult?>(null));

    private static Task<IResult> Assign(LeadId id, AssignBody body, HttpContext http, ILeadStore leads) =>
        With(id, http, leads, async lead =>
            body.AssigneeId is { } assignee && await leads.Assign(lead, assignee)
                ? null
                : Refusal.Invalid(
                    "assigneeId", FaultKind.Account, "an enabled account of this station.").Problem());

    private static Task<IResult> Touch(
        LeadId id, TouchBody body, HttpContext http, ILeadStore leads, TimeProvider time) =>
        With(id, http, leads, async lead =>
        {
            if (!Words.TryParse<TouchKind>(body.Kind, out var kind)
                || !Words.TryParse<TouchOutcome>(body.Outcome, out var outcome))
            {
                return Refusal.Invalid(
                    "kind: call, message or visit; outcome: connected, noAnswer or wrongNumber.").Problem();
            }

            if (!Optional.TryOp(body.OpId, out var op))
            {
                return Optional.MalformedOp.Problem();
            }

            var caller = http.Caller();
            var touch = new LeadTouch(time.GetUtcNow(), caller.Name, kind, outcome, ShownText.Lines(body.Note));
            var refused = touch.Check() ?? await leads.AddTouch(lead, touch, body.NextAt, caller, op);
            return refused?.Problem();
        });

    private static Task<IResult> Move(
        LeadId id, StateBody body, HttpContext http, ILeadStore leads, TimeProvider time) =>
        With(id, http, leads, async lead =>
        {
            if (!Words.TryParse<LeadState>(body.State, out var to))
            {
                return Refusal.Invalid($"state: {Words.All<LeadState>()}.").Problem();
            }

            var reason = ShownText.Line(body.Reason);
            if (reason?.Length > LeadSteps.MaxReason)
            {
                return WrongReason();
            }

            if (LeadSteps.MayGo(lead, to) is { } refusal)
            {
                return refusal.Problem(StatusCodes.Status409Conflict);
            }

            return await leads.SetState(lead, to, reason, http.Caller(), time.GetUtcNow())
                ? null
                : Refusal.Invalid("state", FaultKind.LeadMoved, "somebody else moved this lead meanwhile; look again.")
                    .Problem(StatusCodes.Status409Conflict);
        });

    private static async Task<IResult> Reveal(
        LeadId id, ReasonBody body, HttpContext http, ILeadStore leads, IAuditStore audit, TimeProvider time)
    {
        var reason = ShownText.Line(body.Reason);
        if (!LeadSteps.IsReason(reason))
        {
            return WrongReason();
        }

        var caller = http.Caller();
        if (await leads.Find(caller.Station!.Value, id) is not { } lead)
        {
            return Refusal.NotFound("lead").Problem();
        }

        // Only after its trace is committed may anything be shown.
        await audit.Append(new AuditEntry(
            time.GetUtcNow(), lead.Station, caller.Key, "lead.reveal", lead.Id.Value, reason));
        return Results.Ok(LeadMessage.Revealed(lead));
    }

    private static async Task<IResult> Export(
        HttpContext http, ILeadStore leads, IAuditStore audit, TimeProvider time, [AsParameters] LeadQuery query,
        string? format, string? reason)
    {
        var filter = query.Read();
        if (!filter.Ok || format is not ("csv" or "xlsx"))
        {
            return (filter.Refused ?? Refusal.Invalid("format: csv or xlsx.")).Problem();
        }

        var why = ShownText.Line(reason);
        if (reason is not null && !LeadSteps.IsReason(why))
        {
            return WrongReason();
        }

        var caller = http.Caller();
        var station = caller.Station!.Value;
        var rows = await leads.List(station, filter.Value, MostExported + 1);
        if (rows.Count > MostExported)
        {
            return Refusal.Invalid(
                new Fault(FaultKind.TooMany, Most: MostExported),
                $"More than {MostExported} leads: narrow the filter.").Problem();
        }

        if (why is not null)
        {
            await audit.Append(
                new AuditEntry(time.GetUtcNow(), station, caller.Key, "lead.export", station.Value, why));
        }

        var sheet = new LeadSheet(rows, why is null ? Privacy.Masked : Privacy.Revealed);
        return format == "csv" ? sheet.ToCsv() : sheet.ToXlsx();
    }

    private static IResult WrongReason() =>
        Refusal.Length("reason", 1, LeadSteps.MaxReason).Problem();

    /// <summary>Finds the lead, does something with it, and answers it as it stands then.</summary>
    private static async Task<IResult> With(
        LeadId id, HttpContext http, ILeadStore leads, Func<Lead, Task<IResult?>> act)
    {
        var station = http.Station();
        if (await leads.Find(station, id) is not { } lead)
        {
            return Refusal.NotFound("lead").Problem();
        }

        return await act(lead) ?? Results.Ok(LeadMessage.Masked((await leads.Find(station, id))!));
    }

    private sealed record AssignBody(AccountId? AssigneeId);

    private sealed record TouchBody(string? OpId, string? Kind, string? Outcome, string? Note, DateTimeOffset? NextAt);

    private sealed record StateBody(string? State, string? Reason);

    private sealed record ReasonBody(string? Reason);
}
