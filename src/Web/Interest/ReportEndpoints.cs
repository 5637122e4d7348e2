using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>What came of a session, on a page and as a file, for the station's people.</summary>
internal static class ReportEndpoints
{
    private const int MostApplicants = 20_000;
    private const int MostComments = 100_000;

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/report", Get).For(Access.Staff);
        app.MapGet("/api/sessions/{id}/report/export", Export).For(Access.Staff);
    }

    private static async Task<IResult> Get(
        SessionId id, HttpContext http, IGrainFactory grains, ISessionStore sessions, ILeadStore leads) =>
        (await Read(id, http.Caller(), grains, sessions, leads)).ToResult(report => Results.Ok(report));

    private static async Task<IResult> Export(
        SessionId id,
        HttpContext http,
        IGrainFactory grains,
        ISessionStore sessions,
        ILeadStore leads,
        ILogStore logs,
        string? format,
        string? part,
        string? lang)
    {
        if (Wrong(format, part, lang, out var named) is { } wrong)
        {
            return wrong.Problem();
        }

        var report = await Read(id, http.Caller(), grains, sessions, leads);
        if (!report.Ok)
        {
            return report.Refused.Problem();
        }

        var comments = format == "xlsx" || named == ReportPart.Comments ? await Comments(logs, id) : [];
        if (comments.Count > MostComments)
        {
            return Refusal.Invalid(
                new Fault(FaultKind.TooMany, Most: MostComments),
                $"More than {MostComments} comments: the other parts as csv.").Problem();
        }

        var tables = new ReportTables(report.Value, comments, lang == "en" ? ReportWords.English : ReportWords.Chinese);
        if (format == "xlsx")
        {
            return ReportFile.Xlsx($"{tables.Name}.xlsx", tables.All);
        }

        var table = tables.Of(named);
        return ReportFile.Csv($"{tables.Name} {table.Name}.csv", table);
    }

    private static Refusal? Wrong(string? format, string? part, string? lang, out ReportPart named)
    {
        named = default;
        return format is not ("csv" or "xlsx") ? Refusal.Invalid("format: csv or xlsx.")
            : lang is not (null or "zh-CN" or "en") ? Refusal.Invalid("lang: zh-CN or en.")
            : format == "csv" && !Words.TryParse(part, out named) ? Refusal.Invalid($"part: {Words.All<ReportPart>()}.")
            : null;
    }

    private static async Task<Outcome<ReportMessage>> Read(
        SessionId id, Caller caller, IGrainFactory grains, ISessionStore sessions, ILeadStore leads)
    {
        var desk = grains.GetSessionDesk(id);
        var report = await desk.Report(caller);
        if (!report.Ok)
        {
            return report.Refused;
        }

        var questions = await desk.Questions(caller);
        if (!questions.Ok || await sessions.Find(id) is not { } session)
        {
            return questions.Refused ?? Refusal.NotFound("session");
        }

        var applied = await leads.List(session.Station, new LeadFilter { Session = id }, MostApplicants);
        return ReportMessage.From(session, report.Value, questions.Value, applied.Reverse());
    }

    /// <summary>The comments that stand; one more than may be exported where there are too many.</summary>
    private static async Task<List<LoggedEvent>> Comments(ILogStore logs, SessionId session) =>
        await LogPages.Read((after, most) => logs.Read(LogName.Of(session), after, most))
            .Where(logged => logged.Body is Commented { Text: not null })
            .Take(MostComments + 1)
            .ToListAsync();
}
