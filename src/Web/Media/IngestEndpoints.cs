using System.Security.Cryptography;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Live.Sessions;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Security;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>How a host sends video: the key for OBS, the ticket for a browser's tab, and how it goes.</summary>
internal static class IngestEndpoints
{
    /// <summary>The application that publishers name (RTMP's app).</summary>
    public const string App = "live";

    public static void MapIngest(this IEndpointRouteBuilder app)
    {
        app.MapGet("/api/sessions/{id}/ingest", Show).For(Access.Host);
        app.MapPost("/api/sessions/{id}/ingest/rotate", Rotate).For(Access.Host);
        app.MapPost("/api/sessions/{id}/ingest/ticket", GiveTicket).For(Access.Host);
        app.MapGet("/api/sessions/{id}/ingest/health", Health).For(Access.Host);
        app.Map("/media/{id}/publish", PublishSocket.Serve);
    }

    /// <summary>Where to publish. The key is made with the first call and shown by it alone.</summary>
    private static async Task<IResult> Show(
        SessionId id, HttpContext http, ISessionStore sessions, IStreamKeyStore keys, PublishAddress address,
        TimeProvider time)
    {
        if (await Refuse(id, http, sessions) is { } refusal)
        {
            return refusal.Problem();
        }

        var key = NewKey();
        var isMade = await keys.Make(id, key, http.Caller(), time.GetUtcNow());
        return Answer(id, http, address, isMade ? key : null);
    }

    /// <summary>A new key; who publishes with the one before is cut off.</summary>
    private static async Task<IResult> Rotate(
        SessionId id, HttpContext http, ISessionStore sessions, IStreamKeyStore keys, VideoStreams streams,
        PublishAddress address, TimeProvider time)
    {
        if (await Refuse(id, http, sessions) is { } refusal)
        {
            return refusal.Problem();
        }

        var key = NewKey();
        await keys.Rotate(id, key, http.Caller(), time.GetUtcNow());
        if (streams.TryFind(id, out var stream) && stream.Publication is { Means: PublishMeans.Rtmp })
        {
            stream.Cut("The stream key was changed.");
        }

        return Answer(id, http, address, key);
    }

    private static async Task<IResult> GiveTicket(
        SessionId id, HttpContext http, ISessionStore sessions, PublishTickets tickets, EngineAddresses engine,
        IOptions<MediaOptions> options)
    {
        if (await Refuse(id, http, sessions) is { } refusal)
        {
            return refusal.Problem();
        }

        if (engine.AreSet)
        {
            return Refusal.NotAllowed("The video goes through a media engine: publish there by RTMP.").Problem();
        }

        if (options.Value.Origin is not null)
        {
            return PublishDoor.Elsewhere.Problem();
        }

        var ticket = tickets.Give(id);
        return Results.Ok(new
        {
            url = $"/media/{id}/publish?ticket={ticket.Text}",
            ticket = ticket.Text,
            expiresAt = ticket.ExpiresAt,
        });
    }

    private static async Task<IResult> Health(
        SessionId id, HttpContext http, ISessionStore sessions, VideoStreams streams, EngineStreams published)
    {
        if (await Refuse(id, http, sessions) is { } refusal)
        {
            return refusal.Problem();
        }

        return Results.Ok(published.IsLive(id)
            ? HealthMessage.Elsewhere
            : HealthMessage.From(streams.TryFind(id, out var stream) ? stream : null));
    }

    private static async Task<Refusal?> Refuse(SessionId id, HttpContext http, ISessionStore sessions) =>
        await sessions.Find(id) is not { } session ? Refusal.NotFound("session")
        : SessionRules.MayPresent(session, http.Caller()) is { } refusal ? refusal
        : PictureRules.MayPublish(session);

    private static StreamKey NewKey() => StreamKey.Of(RandomNumberGenerator.GetBytes(StreamKey.Bytes));

    private static IResult Answer(SessionId id, HttpContext http, PublishAddress address, StreamKey? key)
    {
        http.Response.Headers.CacheControl = "no-store";
        return Results.Ok(new
        {
            rtmpUrl = address.For(http.Request.Host),
            rtmpsUrl = address.SecureFor(http.Request.Host),
            streamName = id.Value,
            streamKey = key is { Text: var text } ? $"{id}?key={text}" : null,
        });
    }
}
