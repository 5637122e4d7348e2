using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Web.Security;

namespace LiveFair.Web.Interest;

/// <summary>What seekers wanted over a broadcast, for the station's people.</summary>
internal static class InterestEndpoints
{
    public static void MapInterest(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/sessions/{id}/interest", Course).For(Access.Staff);

    private static async Task<IResult> Course(SessionId id, HttpContext http, IGrainFactory grains) =>
        (await grains.GetSession(id).Interest(http.Caller())).ToResult(
            course => Results.Ok(CourseMessage.From(course)));
}
