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
        media.MapRead("live.flv", (SessionId id, HttpContext http, WatchedStreams streams, TimeProvider time) =>
            ServeFlv(id, FlvTracks.Video | FlvTracks.Audio, http, streams, time));
        media.MapRead("audio.flv", (SessionId id, HttpContext http, WatchedStreams streams, TimeProvider time) =>
            ServeFlv(id, FlvTracks.Audio, http, streams, time));
        media.Map("{**below}", (HttpContext http) =>
            HttpMethods.IsOptions(http.Request.Method) ? Allow(http) : NotThere(http));
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
            http.Response.Headers.AccessControlExposeHeaders = "Content-Length, Content-Range";
            var seal = http.RequestServices.GetRequiredService<PlaySeal>();
            if (!SessionId.TryParse(http.GetRouteValue("id") as string, out var id)
                || http.GetRouteValue("token") is not string token || !seal.Opens(id, token))
            {
                return NotThere(http);
            }

            http.RequestServices.GetRequiredService<StreamPulls>().Need(id, $"/media/{id}/{token}");
            return await next(context);
        });
        return media;
    }

    /// <summary>Maps what players get, and what caches look at the head of.</summary>
    public static void MapRead(this RouteGroupBuilder media, string pattern, Delegate answer) =>
        media.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], answer);

    /// <summary>What a cache must not remember: it may be there a moment later.</summary>
    public static IResult NotThere(HttpContext http)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Refusal.NotFound("video").Problem();
    }

    /// <summary>Pages of other sites ask before they ask for a range.</summary>
    private static IResult Allow(HttpContext http)
    {
        http.Response.Headers.AccessControlAllowMethods = "GET, HEAD";
        http.Response.Headers.AccessControlAllowHeaders = "Range";
        http.Response.Headers.AccessControlMaxAge = "86400";
        return Results.NoContent();
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
        SessionId id, FlvTracks tracks, HttpContext http, WatchedStreams streams, TimeProvider time)
    {
        if (await streams.Find(id) is not { IsOver: false } stream)
        {
            return PictureRules.Over.Problem();
        }

        http.Response.ContentType = "video/x-flv";
        http.Response.Headers.CacheControl = "no-store";
        if (HttpMethods.IsHead(http.Request.Method))
        {
            return Results.Empty;
        }

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
