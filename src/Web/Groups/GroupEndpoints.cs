using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;
using Microsoft.AspNetCore.Mvc;

namespace LiveFair.Web.Groups;

/// <summary>Follow-up groups for their members and the station's people.</summary>
internal static class GroupEndpoints
{
    public static void MapGroups(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/groups", List).For(Access.Member);
        app.MapGet("/api/groups/{id}", Get).For(Access.Member);
        app.MapPost("/api/groups/{id}/leave", Leave).For(Access.Viewer);
        app.MapGet("/api/groups/{id}/events", Events).For(Access.Member);
        app.MapPost("/api/groups/{id}/messages", Say).For(Access.Member);
        app.MapDelete("/api/groups/{id}/messages/{offset}", Remove).For(Access.Staff);
        app.MapPut("/api/groups/{id}/mutes/{viewer}", Mute).For(Access.Staff);
        app.MapDelete("/api/groups/{id}/mutes/{viewer}", Unmute).For(Access.Staff);
    }

    private static async Task<IResult> List(HttpContext http, IGroupStore groups, string? session)
    {
        if (!Optional.TryId<SessionId>(session, out var of))
        {
            return Optional.MalformedId("session").Problem();
        }

        var caller = http.Caller();
        var mine = caller.Viewer is { } viewer
            ? await groups.OfViewer(viewer)
            : await groups.OfStation(caller.Station!.Value);
        var asked = mine.Where(group => of is null || group.Session == of);
        return Results.Ok(new { items = asked.Select(View) });
    }

    private static async Task<IResult> Get(GroupId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetGroup(id).Snapshot(http.Caller())).ToResult(snapshot => Results.Ok(View(snapshot.Group)));

    private static async Task<IResult> Leave(GroupId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetGroup(id).Leave(http.Caller())).ToResult(offset => Results.Ok(new { offset }));

    private static Task<IResult> Events(
        GroupId id, HttpContext http, ILogStore logs, IGrainFactory grains, string? after, string? limit) =>
        EventPage.Answer(LogName.Of(id), after, limit, logs, async () =>
        {
            var snapshot = await grains.GetGroup(id).Snapshot(http.Caller());
            return snapshot.Ok ? snapshot.Value.Head : snapshot.Refused;
        });

    private static async Task<IResult> Say(GroupId id, MessageBody body, HttpContext http, IGrainFactory grains)
    {
        PostingId? posting = PostingId.TryParse(body.PostingId, out var named) ? named : null;
        if (!OpId.TryParse(body.OpId, out var op) || (body.PostingId is not null && posting is null))
        {
            return Refusal.Invalid("opId is needed; postingId must be an id.").Problem();
        }

        var caller = http.Caller();
        var said = caller.Viewer is { } viewer
            ? await grains.GetViewer(viewer).Say(id, op, body.Text, posting)
            : await grains.GetGroup(id).Say(caller, op, body.Text, posting);
        return said.ToResult(offset => Results.Ok(new { offset }));
    }

    private static Task<IResult> Remove(
        GroupId id, long offset, [FromBody] RemovalBody? body, HttpContext http, IGrainFactory grains) =>
        Moderate(
            id,
            body?.OpId,
            op => new RemoveMessage(offset, body?.Reason ?? "") { By = http.Caller(), Op = op },
            grains);

    private static Task<IResult> Mute(
        GroupId id, ViewerId viewer, MuteBody body, HttpContext http, IGrainFactory grains)
    {
        TimeSpan? time = body.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null;
        return Moderate(
            id,
            body.OpId,
            op => new MuteMember(viewer, time, ShownText.Line(body.Reason) ?? "") { By = http.Caller(), Op = op },
            grains);
    }

    private static Task<IResult> Unmute(
        GroupId id, ViewerId viewer, [FromBody] OpBody? body, HttpContext http, IGrainFactory grains) =>
        Moderate(id, body?.OpId, op => new UnmuteMember(viewer) { By = http.Caller(), Op = op }, grains);

    private static async Task<IResult> Moderate(
        GroupId id, string? opId, Func<OpId?, GroupCommand> command, IGrainFactory grains) =>
        Optional.TryOp(opId, out var op)
            ? (await grains.GetGroup(id).Moderate(command(op))).ToResult(offset => Results.Ok(new { offset }))
            : Optional.MalformedOp.Problem();

    private static object View(FollowUpGroup group) => new
    {
        group.Id,
        group.Name,
        sessionId = group.Session,
        group.Members,
        group.Capacity,
    };

    private sealed record MessageBody(string? OpId, string? Text, string? PostingId);

    private sealed record RemovalBody(string? OpId, string? Reason);

    private sealed record MuteBody(string? OpId, string? Reason, int? Minutes);

    private sealed record OpBody(string? OpId);
}
