using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>Lets publishers in: who has the session's key, or a ticket for a browser's tab.</summary>
internal sealed class PublishDoor(
    IStreamKeyStore keys, ISessionStore sessions, PublishTickets tickets, VideoStreams streams,
    IOptions<MediaOptions> options)
    : IPublishDoor
{
    /// <summary>The same for a wrong session, a wrong key and a key that was never made.</summary>
    private static readonly Refusal Unknown = Refusal.NotFound("stream name with this key");

    /// <summary>Said where streams come from an origin.</summary>
    public static readonly Refusal Elsewhere =
        Refusal.NotAllowed("This node takes no publishers: publish at its origin.");

    public async Task<Outcome<Publication>> Open(SessionId session, string key, CancellationToken cancellation)
    {
        if (!await Knows(session, key))
        {
            return Unknown;
        }

        var opened = await Open(session, PublishMeans.Rtmp);
        return opened.Ok ? await Confirm(opened.Value, session, key) : opened.Refused;
    }

    /// <summary>Whether somebody may publish elsewhere with a session's key; null when they may.</summary>
    public async Task<Refusal?> Check(SessionId session, string key) =>
        await Knows(session, key) ? await Admit(session) : Unknown;

    /// <summary>Opens a session's stream to whoever has a ticket, which is used up by it.</summary>
    public async Task<Outcome<StreamPublication>> Open(SessionId session, string ticket) =>
        tickets.Take(ticket) == session
            ? await Open(session, PublishMeans.Browser)
            : Refusal.NotAllowed("The ticket is used up, too old or none.");

    /// <summary>
    /// A key that was changed since it was looked at opens nothing: whoever changed it cut off those whom it saw, and
    /// this one is seen only since it began.
    /// </summary>
    private async Task<Outcome<Publication>> Confirm(StreamPublication publication, SessionId session, string key)
    {
        var isKnown = false;
        try
        {
            isKnown = await Knows(session, key);
            return isKnown ? publication : Unknown;
        }
        finally
        {
            if (!isKnown)
            {
                publication.Dispose();
            }
        }
    }

    private async Task<bool> Knows(SessionId session, string key) =>
        await keys.Find(session) is { } hash && StreamKey.Matches(key, hash);

    private async Task<Outcome<StreamPublication>> Open(SessionId session, PublishMeans means) =>
        await Admit(session) is { } refusal
            ? refusal
            : streams.Of(session).Begin(means, options.Value.PublisherPatience);

    private async Task<Refusal?> Admit(SessionId session) =>
        options.Value.Origin is not null ? Elsewhere
        : await sessions.Find(session) is { } found ? PictureRules.MayPublish(found)
        : Unknown;
}
