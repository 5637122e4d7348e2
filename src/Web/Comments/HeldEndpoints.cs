using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Comments;

/// <summary>Comments that wait to be looked at.</summary>
internal static class HeldEndpoints
{
    public static void MapHeld(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/held", List).For(Access.Staff);
        app.MapPost("/api/sessions/{id}/held", Release).For(Access.Staff);
        app.MapPost("/api/sessions/{id}/held/{held}", Review).For(Access.Staff);
    }

    private static async Task<IResult> List(SessionId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetSessionDesk(id).Held(http.Caller()))
            .ToResult(held => Results.Ok(new { items = held.Select(View) }));

    /// <summary>In turns, for the session has other work meanwhile; each goes on where the one before ended.</summary>
    private static async Task<IResult> Release(
        SessionId id, ReleaseBody body, HttpContext http, IGrainFactory grains)
    {
        if (body.Through is not { } through)
        {
            return Refusal.Invalid("through: the last comment that was seen to wait.").Problem();
        }

        var all = new HeldRelease(0, 0, null);
        do
        {
            var turn = await grains.GetSessionDesk(id).ReleaseHeld(http.Caller(), through, all.Next);
            if (!turn.Ok && all.Next is null)
            {
                return turn.Refused.Problem();
            }

            if (!turn.Ok)
            {
                break; // The session ended meanwhile: what went on before that stands.
            }

            var (approved, muted, next) = turn.Value;
            all = new HeldRelease(all.Approved + approved, all.Muted + muted, next);
        }
        while (all.Next is not null);

        return Results.Ok(new { all.Approved, all.Muted });
    }

    private static async Task<IResult> Review(
        SessionId id, HeldId held, ReviewBody body, HttpContext http, IGrainFactory grains) => body.Approve switch
        {
            true => (await grains.GetSessionDesk(id).ApproveHeld(http.Caller(), held))
                .ToResult(offset => Results.Ok(new { offset })),
            false => (await grains.GetSessionDesk(id).RefuseHeld(http.Caller(), held, body.Reason ?? ""))
                .ToResult(_ => Results.NoContent()),
            null => Refusal.Invalid("approve: true or false.").Problem(),
        };

    private static object View(HeldComment held) => new
    {
        held.Id,
        held.At,
        by = PersonMessage.From(held.By),
        held.Text,
        why = held.Word is null ? "hold" : "word",
        held.Word,
    };

    private sealed record ReleaseBody(HeldId? Through);

    private sealed record ReviewBody(bool? Approve, string? Reason);
}
