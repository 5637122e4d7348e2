using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Sessions;

/// <summary>Live sessions: making them, running them, and reading what happened.</summary>
internal static class SessionEndpoints
{
    private const int Page = 50;
    private const int MostEvents = 1_000;
    private const int LongestRundown = 100;

    public static void MapSessions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions", List).For(Access.Anyone);
        app.MapPost("/api/sessions", Create).For(Access.Host);
        app.MapGet("/api/sessions/{id}", Get).For(Access.Anyone);
        app.MapPut("/api/sessions/{id}/rundown", SetRundown).For(Access.Host);
        app.MapPost("/api/sessions/{id}/start", (SessionId id, OpBody body, HttpContext http, IGrainFactory grains) =>
            Move(id, body, op => new StartSession { By = http.Caller(), Op = op }, grains)).For(Access.Host);
        app.MapPost("/api/sessions/{id}/pause", (SessionId id, OpBody body, HttpContext http, IGrainFactory grains) =>
            Move(id, body, op => new PauseSession { By = http.Caller(), Op = op }, grains)).For(Access.Host);
        app.MapPost("/api/sessions/{id}/resume", (SessionId id, OpBody body, HttpContext http, IGrainFactory grains) =>
            Move(id, body, op => new ResumeSession { By = http.Caller(), Op = op }, grains)).For(Access.Host);
        app.MapPost("/api/sessions/{id}/end", (SessionId id, OpBody body, HttpContext http, IGrainFactory grains) =>
            Move(id, body, op => new EndSession { By = http.Caller(), Op = op }, grains)).For(Access.Host);
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

    private static async Task<IResult> List(ISessionStore sessions, string? state, string? cursor)
    {
        SessionStage? stage = Words.TryParse<SessionStage>(state, out var named) ? named : null;
        if (state is not null && stage is null)
        {
            return Refusal.Invalid("state: scheduled, live, paused or ended.").Problem();
        }

        SessionId? after = SessionId.TryParse(cursor, out var last) ? last : null;
        var page = await sessions.List(stage, after, Page);
        return Results.Ok(new
        {
            items = page.Select(session => SessionMessage.From(session)),
            next = page.Count == Page ? page[^1].Id.Value : null,
        });
    }

    private static async Task<IResult> Create(
        SessionBody body, HttpContext http, ISessionStore sessions, TimeProvider time)
    {
        var caller = http.Caller();
        if (body.Title?.Trim() is not { Length: > 0 and <= 60 } title || body.StartsAt is not { } startsAt
            || !TryRundown(body.PostingIds, out var rundown))
        {
            return Refusal.Invalid("title: 1 to 60 characters; startsAt: a time; postingIds: ids, each once, at most 100.")
                .Problem();
        }

        var created = await sessions.Create(
            new LiveSession
            {
                Id = new SessionId(Guid.CreateVersion7().ToString("N")),
                Station = caller.Station!.Value,
                Host = caller.Account!.Value,
                Title = title,
                StartsAt = startsAt,
                Rundown = [.. rundown.Select(posting => new RundownItem(posting, ""))],
            },
            time.GetUtcNow());
        return created.ToResult(session =>
            Results.Created($"/api/sessions/{session.Id}", SessionMessage.From(session)));
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
        TryRundown(body.PostingIds, out var rundown)
            ? (await grains.GetSession(id).SetRundown(http.Caller(), rundown))
                .ToResult(session => Results.Ok(SessionMessage.From(session)))
            : Refusal.Invalid("postingIds: ids, each once, at most 100.").Problem();

    private static async Task<IResult> Move(
        SessionId id, OpBody body, Func<OpId?, SessionCommand> command, IGrainFactory grains)
    {
        if (!body.TryRead(out var op))
        {
            return MalformedOp();
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
        (body ?? new OpBody(null)).TryRead(out var op)
            ? Do(id, new UnpinPosting { By = http.Caller(), Op = op }, grains)
            : Task.FromResult(MalformedOp());

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
                body.Reason ?? "")
            { By = http.Caller() },
            grains);

    private static async Task<IResult> Events(
        SessionId id, ILogStore logs, IGrainFactory grains, long? after, int? limit)
    {
        if (after < 0 || limit is < 1 or > MostEvents)
        {
            return Refusal.Invalid("after: from 0; limit: 1 to 1000.").Problem();
        }

        var snapshot = await grains.GetSession(id).Snapshot();
        if (!snapshot.Ok)
        {
            return snapshot.Refused.Problem();
        }

        // The head is read before the page, so that a page never reaches beyond what its head says.
        var page = await logs.Read(LogName.Of(id), after ?? 0, limit ?? MostEvents);
        return Results.Ok(new
        {
            snapshot.Value.Epoch,
            snapshot.Value.Head,
            events = page.TakeWhile(logged => logged.Offset <= snapshot.Value.Head)
                .Select(logged => (object)EventMessages.From(logged)),
        });
    }

    private static async Task<IResult> Board(SessionId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetSession(id).Board(http.Caller())).ToResult(board => Results.Ok(BoardMessage.From(board)));

    private static async Task<IResult> Enrol(SessionId id, EnrolBody body, HttpContext http, IGrainFactory grains)
    {
        if (!OpId.TryParse(body.OpId, out var op))
        {
            return Refusal.Invalid("opId is needed.").Problem();
        }

        return (await grains.GetSession(id).Enrol(http.Caller(), op, body.ConsentVersion ?? 0)).ToResult(seat =>
        {
            var answer = new { groupId = seat.Group };
            return seat.First == Times.First
                ? Results.Created($"/api/groups/{seat.Group}", answer)
                : Results.Ok(answer);
        });
    }

    private static async Task<IResult> Do(SessionId id, SessionCommand command, IGrainFactory grains) =>
        (await grains.GetSession(id).Do(command)).ToResult(done => Results.Ok(new { offset = done.Offset }));

    private static IResult MalformedOp() => Refusal.Invalid("opId: 1 to 128 characters.").Problem();

    private static bool TryRundown(IReadOnlyList<string>? ids, out PostingId[] rundown)
    {
        rundown = [];
        if (ids is null || ids.Count > LongestRundown || ids.Distinct().Count() != ids.Count || !ids.All(IdText.IsValid))
        {
            return false;
        }

        rundown = [.. ids.Select(id => new PostingId(id))];
        return true;
    }

    private sealed record SessionBody(string? Title, DateTimeOffset? StartsAt, IReadOnlyList<string>? PostingIds);

    private sealed record RundownBody(IReadOnlyList<string>? PostingIds);

    private sealed record OpBody(string? OpId)
    {
        /// <summary>The opId where one was sent; false when it is none.</summary>
        public bool TryRead(out OpId? op)
        {
            op = Live.Ids.OpId.TryParse(OpId, out var read) ? read : null;
            return OpId is null || op is not null;
        }
    }

    private sealed record PinBody(string? OpId, string? PostingId);

    private sealed record NoticeBody(string? OpId, string? Text);

    private sealed record ReasonBody(string? Reason);

    private sealed record MuteBody(string? Reason, int? Minutes);

    private sealed record EnrolBody(string? OpId, int? ConsentVersion);
}
