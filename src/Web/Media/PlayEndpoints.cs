using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace LiveFair.Web.Media;

/// <summary>Where viewers get a session's video from, and the live video itself as FLV.</summary>
internal static class PlayEndpoints
{
    public static void MapPlay(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/play", Play).For(Access.Anyone);
        var media = app.MapMedia();
        media.MapGet("live.flv", (SessionId id, HttpContext http, VideoStreams streams, TimeProvider time) =>
            ServeFlv(id, FlvTracks.Video | FlvTracks.Audio, http, streams, time));
        media.MapGet("audio.flv", (SessionId id, HttpContext http, VideoStreams streams, TimeProvider time) =>
            ServeFlv(id, FlvTracks.Audio, http, streams, time));
    }

    /// <summary>
    /// What lies below a signed path: any page may play it (it carries no cookie's rights), and who has no signature
    /// that holds is told of nothing.
    /// </summary>
    public static RouteGroupBuilder MapMedia(this IEndpointRouteBuilder app)
    {
        var media = app.MapGroup("/media/{id}/{token}");
        media.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            http.Response.Headers.AccessControlAllowOrigin = "*";
            var seal = http.RequestServices.GetRequiredService<PlaySeal>();
            if (!SessionId.TryParse(http.GetRouteValue("id") as string, out var id)
                || http.GetRouteValue("token") is not string token || !seal.Opens(id, token))
            {
                return Refusal.NotFound("video").Problem();
            }

            http.RequestServices.GetRequiredService<StreamPulls>().Need(id, $"/media/{id}/{token}");
            return await next(context);
        });
        return media;
    }

    private static async Task<IResult> Play(
        SessionId id, HttpContext http, IGrainFactory grains, PlayAddresses addresses)
    {
        var snapshot = await grains.GetSession(id).Snapshot();
        if (!snapshot.Ok)
        {
            return snapshot.Refused.Problem();
        }

        if (PictureRules.MayWatch(snapshot.Value, http.Caller()) is { } refusal)
        {
            return refusal.Problem();
        }

        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(addresses.Of(id));
    }

    private static async Task<IResult> ServeFlv(
        SessionId id, FlvTracks tracks, HttpContext http, VideoStreams streams, TimeProvider time)
    {
        var stream = streams.Of(id);
        if (stream.IsOver)
        {
            return PictureRules.Over.Problem();
        }

        http.Response.ContentType = "video/x-flv";
        http.Response.Headers.CacheControl = "no-store";
        if (!await FlvLaneDoor.TryOpen(http, stream, tracks, time))
        {
            await ServeHere(http, stream, tracks, time);
        }

        return Results.Empty;
    }

    /// <summary>Serves a viewer within the request.</summary>
    private static async Task ServeHere(HttpContext http, VideoStream stream, FlvTracks tracks, TimeProvider time)
    {
        // A quiet publisher is no slow viewer: who does not read is left behind by the ring, and cut off by FlvViewer.
        if (http.Features.Get<IHttpMinResponseDataRateFeature>() is { } rate)
        {
            rate.MinDataRate = null;
        }

        if (FlvLaneDoor.SocketOf(http) is { } socket && !FlvLaneDoor.TryBound(socket))
        {
            return; // The viewer left.
        }

        await http.Response.StartAsync();
        using var over = http.LeftOrStopping();
        try
        {
            await new FlvViewer(stream, tracks, http.Response.BodyWriter, time).Serve(over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The viewer left, or the node stops: its player asks again.
        }
        catch (TimeoutException)
        {
            http.Abort();
        }
    }
}
