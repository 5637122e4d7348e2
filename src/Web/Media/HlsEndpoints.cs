using LiveFair.Live;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Media;

/// <summary>A stream over low-latency HLS: playlists that wait, and what they list.</summary>
internal static class HlsEndpoints
{
    private const string NotKept = "no-store";

    /// <summary>
    /// A playlist holds what its address asks for, so that even one that was waited for may be shared by a cache in
    /// front; a second is enough for all who ask for it at once.
    /// </summary>
    private const string Shortly = "public, max-age=1";

    /// <summary>Numbers and names are never given to other bytes.</summary>
    private const string ForGood = "public, max-age=86400, immutable";

    private const string Video = "video/mp4";
    private const string Audio = "audio/mp4";

    public static void MapHls(this IEndpointRouteBuilder app)
    {
        var media = app.MapMedia();
        Map(media, "index.m3u8", "", new Rendition(Video, stream => stream.Whole));
        Map(media, "audio.m3u8", "audio/", new Rendition(Audio, stream => stream.Sound));
    }

    private static void Map(RouteGroupBuilder media, string playlist, string folder, Rendition of)
    {
        media.MapRead(playlist, async (SessionId id, HttpContext http, WatchedStreams streams) =>
            await ServePlaylist(await streams.Find(id) is { } stream ? of.In(stream) : null, http));
        media.MapRead(folder + "init-{name}.mp4", (SessionId id, string name, HttpContext http, VideoStreams streams) =>
            ServeInit(of.Find(id, streams), name, of.Type, http));
        media.MapRead(
            folder + "s{segment:long}.m4s",
            (SessionId id, long segment, HttpContext http, VideoStreams streams) =>
                ServeSegment(of.Find(id, streams), segment, of.Type, http));
        media.MapRead(
            folder + "p{segment:long}.{part:int}.m4s",
            (SessionId id, long segment, int part, HttpContext http, VideoStreams streams) =>
                ServePart(of.Find(id, streams), new HlsPlace(segment, part), of.Type, http));
    }

    private static async Task<IResult> ServePlaylist(HlsWindow? window, HttpContext http)
    {
        if (window is null)
        {
            return PlayEndpoints.NotThere(http);
        }

        if (!HlsPlace.TryRead(http.Request.Query, out var place) || (place is { } far && IsFar(window, far)))
        {
            http.Response.Headers.CacheControl = NotKept;
            return Refusal.Invalid("_HLS_msn, _HLS_part: they name no place that comes soon.").Problem();
        }

        if (await Wait(window, place, http) is not { Playlist: { } playlist } view)
        {
            return PlayEndpoints.NotThere(http);
        }

        var isWhole = place is not { } asked || view.IsEnded || view.Reaches(asked);
        return new MediaBytes(HlsPlaylist.ContentType, isWhole ? Shortly : NotKept, playlist);
    }

    private static IResult ServeInit(HlsWindow? window, string name, string type, HttpContext http) =>
        window?.View.FindInit(name) is { } init
            ? new MediaBytes(type, ForGood, init.Data)
            : PlayEndpoints.NotThere(http);

    private static IResult ServeSegment(HlsWindow? window, long number, string type, HttpContext http) =>
        window?.View.Find(number) is { IsDone: true } segment
            ? new MediaBytes(type, ForGood, [.. segment.Parts.Select(part => part.Data)])
            : PlayEndpoints.NotThere(http);

    /// <summary>A part that a playlist hinted at is waited for.</summary>
    private static async Task<IResult> ServePart(HlsWindow? window, HlsPlace place, string type, HttpContext http)
    {
        var part = window?.View.Find(place);
        if (part is null && window is not null && !IsFar(window, place))
        {
            part = (await Wait(window, place, http))?.Find(place);
        }

        return part is null ? PlayEndpoints.NotThere(http) : new MediaBytes(type, ForGood, part.Data);
    }

    private static bool IsFar(HlsWindow window, HlsPlace place) =>
        window.View is { IsEnded: false } view && view.IsFarFrom(place);

    /// <summary>The view that has the place; null when the player left meanwhile.</summary>
    private static async Task<HlsView?> Wait(HlsWindow window, HlsPlace? place, HttpContext http)
    {
        using var over = http.LeftOrStopping();
        try
        {
            return await window.Until(place, over.Token);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            return null; // Nobody is there to be answered, or the node stops.
        }
    }

    /// <summary>One of the ways to play a stream.</summary>
    /// <param name="Type">What its segments are.</param>
    /// <param name="Choose">Its window.</param>
    private sealed record Rendition(string Type, Func<PackagedStream, HlsWindow> Choose)
    {
        public HlsWindow In(VideoStream stream) => Choose(stream.Packaged);

        public HlsWindow? Find(SessionId id, VideoStreams streams) =>
            streams.TryFind(id, out var stream) ? In(stream) : null;
    }
}
