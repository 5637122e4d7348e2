using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Viewers;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Interest;

/// <summary>What seekers wanted over a broadcast, for the station's people.</summary>
internal static class InterestEndpoints
{
    private const int Page = 50;

    /// <summary>Stands where a posting's id would for what is about none, or about several.</summary>
    private const string NoPosting = "none";

    public static void MapInterest(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/interest", Course).For(Access.Staff);
        app.MapGet("/api/sessions/{id}/interest/{posting}", Evidence).For(Access.Staff);
    }

    private static async Task<IResult> Course(SessionId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetSessionDesk(id).Interest(http.Caller())).ToResult(
            course => Results.Ok(CourseMessage.From(course)));

    private static async Task<IResult> Evidence(
        SessionId id,
        PostingId posting,
        HttpContext http,
        IGrainFactory grains,
        ILogStore logs,
        IViewerStore viewers,
        string? kind,
        string? cursor)
    {
        ReactionKind? wanted = Words.TryParse<ReactionKind>(kind, out var named) ? named : null;
        if (kind is not null && wanted is null)
        {
            return Refusal.Invalid($"kind: {Words.All<ReactionKind>()}.").Problem();
        }

        if (!Optional.TryNumber(cursor, out var before))
        {
            return Optional.MalformedNumber("cursor").Problem();
        }

        var query = new SignQuery(posting.Value == NoPosting ? null : posting, wanted, before, Page);
        var signs = await grains.GetSessionDesk(id).Signs(http.Caller(), query);
        return signs.Ok
            ? Results.Ok(new
            {
                items = await new EvidenceList(logs, viewers).Show(id, signs.Value),
                next = signs.Value.Count == Page ? $"{signs.Value[^1].Offset}" : null,
            })
            : signs.Refused.Problem();
    }
}
