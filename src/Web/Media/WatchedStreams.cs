using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>Finds the stream for somebody who comes to watch, and makes it when a publisher may still come.</summary>
internal sealed class WatchedStreams(VideoStreams streams, ISessionStore sessions, IOptions<MediaOptions> options)
{
    /// <summary>
    /// The session's stream, which may be over when this node still keeps it; null when the session is over and nothing
    /// is kept. Where streams come from an origin, the origin tells.
    /// </summary>
    public async Task<VideoStream?> Find(SessionId session)
    {
        var stream = await Look(session);
        stream?.Ask();
        return stream;
    }

    private async Task<VideoStream?> Look(SessionId session) =>
        streams.TryFind(session, out var kept) ? kept
        : options.Value.Origin is not null
            || (await sessions.Find(session) is { } found && PictureRules.MayPublish(found) is null)
            ? streams.Of(session)
        : null;
}
