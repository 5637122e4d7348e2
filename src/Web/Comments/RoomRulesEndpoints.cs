using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Comments;

/// <summary>How a session takes comments.</summary>
internal static class RoomRulesEndpoints
{
    public static void MapRoomRules(this IEndpointRouteBuilder app) =>
        app.MapPut("/api/sessions/{id}/rules", Set).For(Access.Staff);

    private static async Task<IResult> Set(SessionId id, RulesBody body, HttpContext http, IGrainFactory grains)
    {
        if (!Optional.TryOp(body.OpId, out var op))
        {
            return Optional.MalformedOp.Problem();
        }

        if (body is not { SlowMs: { } slowMs, Hold: { } hold })
        {
            return Refusal.Invalid($"slowMs: 0 to {RoomRules.MostSlowMs}; hold: true or false.").Problem();
        }

        var set = new SetRules(new RoomRules(slowMs, hold)) { By = http.Caller(), Op = op };
        return (await grains.GetSession(id).Do(set)).ToResult(done => Results.Ok(new { offset = done.Offset }));
    }

    private sealed record RulesBody(string? OpId, long? SlowMs, bool? Hold);
}
