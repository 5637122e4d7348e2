using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Sessions;

/// <summary>Live sessions: making them, running them, and reading what happened.</summary>
internal static class SessionEndpoints
{
    private const int Page = 50;

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions", List).For(Access.Anyone);
        app.MapPost("/api/sessions", Create).For(Access.Host);
        app.MapGet("/api/sessions/{id}", Get).For(Access.Anyone);
        app.MapPut("/api/sessions/{id}/rundown", SetRundown).For(Access.Host);
        app.MapMove("start", (by, op) => new StartSession { By = by, Op = op });
        app.MapMove("pause", (by, op) => new PauseSession { By = by, Op = op });
        app.MapMove("resume", (by, op) => new ResumeSession { By = by, Op = op });
        app.MapMove("end", (by, op) => new EndSession { By = by, Op = op });
        app.MapPut("/api/sessions/{id}/pin", Pin).For(Access.Host);
        app.MapDelete("/api/sessions/{id}/pin", Unpin).For(Access.Host);
        app.MapPost("/api/sessions/{id}/notices", Notify).For(Access.Host);
        app.MapGet("/api/sessions/{id}/events", Events).For(Access.Anyone);
        app.MapGet("/api/sessions/{id}/board", Board).For(Access.Staff);
        app.MapDelete(
            "/api/sessions/{id}/comments/{offset}",
            (SessionId id, long offset, [Microsoft.AspNetCore.Mvc.FromBody] ReasonBody? body, HttpContext http,
                IGrainFactory grains) =>
                Do(id, new RemoveComment(offset, body?.Reason ?? "") { By = http.Caller() }, grains)).For(Access.Staff);
        app.MapPut("/api/sessions/{id}/mutes/{viewer}", Mute).For(Access.Staff);
        app.MapDelete(
            "/api/sessions/{id}/mutes/{viewer}",
            (SessionId id, ViewerId viewer, HttpContext http, IGrainFactory grains) =>
                Do(id, new UnmuteViewer(viewer) { By = http.Caller() }, grains)).For(Access.Staff);
        app.MapPost("/api/sessions/{id}/enrolments", Enrol).For(Access.Viewer);
    }

    private static async Task<IResult> List(
        ISessionStore sessions, IRecordingStore recordings, string? state, string? cursor)
    {
        SessionStage? stage = Words.TryParse<SessionStage>(state, out var named) ? named : null;
        if (state is not null && stage is null)
        {
            return Refusal.Invalid("state: scheduled, live, paused or ended.").Problem();
        }

        if (!Optional.TryId<SessionId>(cursor, out var after))
        {
            return Optional.MalformedId("cursor").Problem();
        }

        var page = await sessions.List(stage, after, Page);
        var ended = page.Any(session => session.Stage == SessionStage.Ended);
        var kept = ended ? (await recordings.List()).ToHashSet() : [];
        return Results.Ok(new
        {
            items = page.Select(session => SessionMessage.From(session) with
            {
                Recorded = session.Stage == SessionStage.Ended ? kept.Contains(session.Id) : null,
            }),
            next = page.Count == Page ? page[^1].Id.Value : null,
        });
    }

    private static async Task<IResult> Create(
        SessionBody body, HttpContext http, ISessionStore sessions, TimeProvider time)
    {
        var caller = http.Caller();
        if (body.StartsAt is not { } startsAt)
        {
            return Refusal.Needed("startsAt").Problem();
        }

        if (!TryRundown(body.PostingIds, out var rundown))
        {
            return Refusal.Invalid("postingIds: ids.").Problem();
        }

        var session = new LiveSession
        {
            Id = new SessionId(NewId.Next()),
            Station = caller.Station!.Value,
            Host = caller.Account!.Value,
            Title = ShownText.Line(body.Title) ?? "",
            StartsAt = startsAt,
            Rundown = [.. rundown.Select(posting => new RundownItem(posting, ""))],
        };
        if (session.Check(time.GetUtcNow()) is { } refusal)
        {
            return refusal.Problem();
        }

        var created = await sessions.Create(session, time.GetUtcNow());
        return created.ToResult(stored =>
            Results.Created($"/api/sessions/{stored.Id}", SessionMessage.From(stored)));
    }

    private static async Task<IResult> Get(
        SessionId id,
        HttpContext http,
        ISessionStore sessions,
        IPostingStore postings,
        IGrainFactory grains,
        TimeProvider time)
    {
        if (await sessions.Find(id) is not { } session)
        {
            return Refusal.NotFound("session").Problem();
        }

        var snapshot = await grains.GetSession(id).Snapshot();
        var now = time.GetUtcNow();
        var rundown = await postings.Find([.. session.Rundown.Select(item => item.Posting)]);
        var shown = rundown.Where(posting => http.Caller().WorksAt(session.Station) || posting.IsOpen(now));
        return snapshot.ToResult(state => Results.Ok(SessionMessage.From(
            session, state, [.. shown.Select(posting => CardMessage.From(posting.ToCard(now)))])));
    }

    private static async Task<IResult> SetRundown(
        SessionId id, RundownBody body, HttpContext http, IGrainFactory grains) =>
        !TryRundown(body.PostingIds, out var rundown) ? Refusal.Invalid("postingIds: ids.").Problem()
            : LiveSession.CheckRundown(rundown) is { } refusal ? refusal.Problem()
            : (await grains.GetSession(id).SetRundown(http.Caller(), rundown))
                .ToResult(session => Results.Ok(SessionMessage.From(session)));

    private static void MapMove(
        this IEndpointRouteBuilder app, string verb, Func<Caller, OpId?, SessionCommand> command) =>
        app.MapPost(
            $"/api/sessions/{{id}}/{verb}",
            (SessionId id, OpBody body, HttpContext http, IGrainFactory grains) =>
                Move(id, body, op => command(http.Caller(), op), grains)).For(Access.Host);

    private static async Task<IResult> Move(
        SessionId id, OpBody body, Func<OpId?, SessionCommand> command, IGrainFactory grains)
    {
        if (!Optional.TryOp(body.OpId, out var op))
        {
            return Optional.MalformedOp.Problem();
        }

        var grain = grains.GetSession(id);
        var moved = await grain.Do(command(op));
        if (!moved.Ok)
        {
            return moved.Refused.Problem();
        }

        return (await grain.Snapshot()).ToResult(state =>
            Results.Ok(new { offset = moved.Value.Offset, state = Words.Of(state.Stage) }));
    }

    private static Task<IResult> Pin(SessionId id, PinBody body, HttpContext http, IGrainFactory grains) =>
        OpId.TryParse(body.OpId, out var op) && PostingId.TryParse(body.PostingId, out var posting)
            ? Do(id, new PinPosting(posting) { By = http.Caller(), Op = op }, grains)
            : Task.FromResult(Refusal.Invalid("opId and postingId are needed.").Problem());

    private static Task<IResult> Unpin(
        SessionId id, [Microsoft.AspNetCore.Mvc.FromBody] OpBody? body, HttpContext http, IGrainFactory grains) =>
        Optional.TryOp(body?.OpId, out var op)
            ? Do(id, new UnpinPosting { By = http.Caller(), Op = op }, grains)
            : Task.FromResult(Optional.MalformedOp.Problem());

    private static Task<IResult> Notify(SessionId id, NoticeBody body, HttpContext http, IGrainFactory grains) =>
        OpId.TryParse(body.OpId, out var op)
            ? Do(id, new Notice(body.Text ?? "") { By = http.Caller(), Op = op }, grains)
            : Task.FromResult(Refusal.Invalid("opId is needed.").Problem());

    private static Task<IResult> Mute(
        SessionId id, ViewerId viewer, MuteBody body, HttpContext http, IGrainFactory grains) =>
        Do(
            id,
            new MuteViewer(
                viewer,
                body.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
                ShownText.Line(body.Reason) ?? "")
            { By = http.Caller() },
            grains);

    private static Task<IResult> Events(
        SessionId id, ILogStore logs, IGrainFactory grains, string? after, string? limit) =>
        EventPage.Answer(LogName.Of(id), after, limit, logs, async () =>
        {
            var snapshot = await grains.GetSession(id).Snapshot();
            return snapshot.Ok ? new LogHead(snapshot.Value.Epoch, snapshot.Value.Head) : snapshot.Refused;
        });

    private static async Task<IResult> Board(SessionId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetSessionDesk(id).Board(http.Caller())).ToResult(board => Results.Ok(BoardMessage.From(board)));

    private static async Task<IResult> Enrol(SessionId id, EnrolBody body, HttpContext http, IGrainFactory grains)
    {
        if (!OpId.TryParse(body.OpId, out var op))
        {
            return Refusal.Invalid("opId is needed.").Problem();
        }

        return (await grains.GetSession(id).Enrol(http.Caller(), op, body.ConsentVersion ?? 0)).ToResult(seat =>
        {
            var answer = new { groupId = seat.Group };
            return seat.Done == Done.Now
                ? Results.Created($"/api/groups/{seat.Group}", answer)
                : Results.Ok(answer);
        });
    }

    private static async Task<IResult> Do(SessionId id, SessionCommand command, IGrainFactory grains) =>
        (await grains.GetSession(id).Do(command)).ToResult(done => Results.Ok(new { offset = done.Offset }));

    private static bool TryRundown(IReadOnlyList<string>? ids, out PostingId[] rundown)
    {
        rundown = [];
        if (ids is null || !ids.All(IdText.IsValid))
        {
            return false;
        }

        rundown = [.. ids.Select(id => new PostingId(id))];
        return true;
    }

    private sealed record SessionBody(string? Title, DateTimeOffset? StartsAt, IReadOnlyList<string>? PostingIds);

    private sealed record RundownBody(IReadOnlyList<string>? PostingIds);

    private sealed record OpBody(string? OpId);

    private sealed record PinBody(string? OpId, string? PostingId);

    private sealed record NoticeBody(string? OpId, string? Text);

    private sealed record ReasonBody(string? Reason);

    private sealed record MuteBody(string? Reason, int? Minutes);

    private sealed record EnrolBody(string? OpId, int? ConsentVersion);
}
