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
        app.MapPost("/api/sessions/{id}/held/{held}", Review).For(Access.Staff);
    }

    private static async Task<IResult> List(SessionId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetSessionDesk(id).Held(http.Caller()))
            .ToResult(held => Results.Ok(new { items = held.Select(View) }));

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

    private sealed record ReviewBody(bool? Approve, string? Reason);
}
