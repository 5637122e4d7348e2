using System.Runtime.CompilerServices;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using LiveFair.Web.Wire;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Hubs;

/// <summary>
/// A watcher is a cursor. Each stream pulls its next frame only when the last one is on its way, so that a slow reader
/// holds nothing but its own place.
/// </summary>
internal sealed class LogStreams(IGrainFactory grains, LogFeeds feeds, IOptions<FeedOptions> options, TimeProvider time)
{
    private static readonly TimeSpan BoardSpacing = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan BoardPatience = TimeSpan.FromSeconds(3);

    public async IAsyncEnumerable<object> Watch(
        SessionId session,
        Position position,
        Caller caller,
        string? person,
        Lane? lane,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var opening = await Open(session, position);
        var snapshot = opening.Snapshot;
        await using var lease = await feeds.Watch(
            LogName.Of(session), snapshot.Head, person, Reporter(session), Shown.Of(snapshot));
        lease.Feed.Keep(opening);
        var recovered = position.Recovers(snapshot.Epoch, snapshot.Head, options.Value.RecoveryWindow);
        var audience = caller.WorksAt(snapshot.Station) ? Audience.Everything : Audience.Screen;
        var ticket = lane is not null && audience == Audience.Screen ? new LaneTicket(lane) : null;
        yield return new JoinedMessage
        {
            Ticket = ticket,
            Epoch = snapshot.Epoch,
            Head = snapshot.Head,
            Recovered = recovered,
            Snapshot = new SnapshotMessage(
                Words.Of(snapshot.Stage),
                snapshot.Pin is { } card ? CardMessage.From(card) : null,
                Viewers(lease.Feed, snapshot),
                opening.Recent,
                opening.Notice,
                opening.Answers,
                RulesMessage.From(snapshot.Rules)),
        };

        var cursor = new Cursor(recovered ? position.After!.Value : snapshot.Head, snapshot.Head, audience);
        await foreach (var frame in Frames(lease.Feed, cursor, ticket, cancellation))
        {
            yield return frame;
        }
    }

    public async IAsyncEnumerable<object> WatchGroup(
        GroupId group,
        Position position,
        Caller caller,
        string? person,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        var found = await grains.GetGroup(group).Snapshot(caller);
        var snapshot = found.Ok ? found.Value : throw LiveHub.Refused(found.Refused);
        await using var lease = await feeds.Watch(
            LogName.Of(group), snapshot.Head.Head, person, report => Task.FromResult(report.Viewers));
        var recovered = position.Recovers(snapshot.Head.Epoch, snapshot.Head.Head, options.Value.RecoveryWindow);
        yield return new JoinedMessage
        {
            Epoch = snapshot.Head.Epoch,
            Head = snapshot.Head.Head,
            Recovered = recovered,
            Snapshot = new SnapshotMessage(
                Words.Of(SessionStage.Live), null, lease.Feed.Watchers.Count,
                Opening.Encoded(snapshot.Recent), null, []),
        };

        var start = recovered ? position.After!.Value : snapshot.Head.Head;
        var cursor = new Cursor(start, snapshot.Head.Head, Audience.Everything);
        await foreach (var frame in Frames(lease.Feed, cursor, null, cancellation))
        {
            // A member who left, or was never one, sees nothing that was said after.
            if (!await grains.GetGroup(group).MaySee(caller))
            {
                throw LiveHub.Refused(Refusal.NotFound("group"));
            }

            yield return frame;
        }
    }

    public async IAsyncEnumerable<BoardMessage> Board(
        SessionId session, Caller caller, string? person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var desk = grains.GetSessionDesk(session);
        var found = await grains.GetSession(session).Snapshot();
        var snapshot = found.Ok ? found.Value : throw LiveHub.Refused(found.Refused);
        if ((await desk.Board(caller)).Refused is { } refusal)
        {
            // Before a feed is opened and somebody counted: who may not look is no watcher.
            throw LiveHub.Refused(refusal);
        }

        await using var lease = await feeds.Watch(
            LogName.Of(session), snapshot.Head, person, Reporter(session), Shown.Of(snapshot));
        InterestBoard? last = null;
        while (!cancellation.IsCancellationRequested)
        {
            var view = lease.Feed.View;
            var board = await desk.Board(caller);
            if (!board.Ok)
            {
                throw LiveHub.Refused(board.Refused);
            }

            if (last is null || !board.Value.SameAs(last))
            {
                last = board.Value;
                yield return BoardMessage.From(last);
            }

            await Task.Delay(BoardSpacing, time, cancellation);

            // Who saw what, whether interest rises, and what waits to be looked at change without an event.
            await Task.WhenAny(view.Over, Task.Delay(BoardPatience, time, cancellation));
        }
    }

    /// <summary>A feed counts under its own name: one that ends takes back nobody who came to the next.</summary>
    private Func<AudienceReport, Task<int>> Reporter(SessionId session)
    {
        // Named when it first speaks: of the many who come with one, only who opens the feed has it called.
        string? feed = null;
        return report => grains.GetSession(session).ReportAudience(feed ??= NewId.Next(), report);
    }

    private static int Viewers(LogFeed feed, SessionSnapshot snapshot)
    {
        // The feed has the newer number once it has been answered, also when that is nobody.
        var everywhere = feed.Presence.IsAnswered ? feed.Presence.Viewers : snapshot.Viewers;
        return Math.Max(everywhere, feed.Watchers.Count);
    }

    /// <summary>
    /// Thousands may come at once; the session is asked once for all who find it unchanged. Not for who has seen more
    /// on another node than this one has heard of.
    /// </summary>
    private async Task<Opening> Open(SessionId session, Position position)
    {
        if (feeds.Find(LogName.Of(session))?.Opening is { } made && !(position.After > made.Head))
        {
            return made;
        }

        var found = await grains.GetSession(session).Snapshot();
        return found.Ok ? new Opening(found.Value) : throw LiveHub.Refused(found.Refused);
    }

    private static async IAsyncEnumerable<FrameMessage> Frames(
        LogFeed feed, Cursor cursor, LaneTicket? ticket, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var viewers = -1;
        while (!cancellation.IsCancellationRequested)
        {
            var view = feed.View;
            if (await feed.Frame(view, cursor.After, cursor.Audience) is { } frame)
            {
                cursor.After = frame.Last;
                viewers = frame.Viewers;
                yield return frame;
            }
            else
            {
                if (view.Viewers != viewers && view.Head == cursor.After)
                {
                    viewers = view.Viewers;
                    yield return view.Empty();
                }

                viewers = await Wait(feed, view, cursor, viewers, ticket, cancellation);
            }
        }
    }

    /// <summary>
    /// Waits for the next view; or, where the connection has a lane, lets the feed send what comes until this watcher
    /// is so slow that it must catch up by itself.
    /// </summary>
    /// <returns>How many viewers were told of last.</returns>
    private static async Task<int> Wait(
        LogFeed feed, FeedView view, Cursor cursor, int viewers, LaneTicket? ticket, CancellationToken cancellation)
    {
        if (ticket is not { Encoding: { } encoding } || cursor.Audience != Audience.Screen
            || feed.Follow(ticket.Lane, encoding, cursor.After, viewers) is not { } place)
        {
            await view.Over.WaitAsync(cancellation);
            return viewers;
        }

        try
        {
            await place.LeftBehind.WaitAsync(cancellation);
        }
        finally
        {
            feed.Leave(ticket.Lane, place);
            cursor.After = place.After;
        }

        return place.Viewers;
    }

    /// <summary>A watcher's place. What it missed before it came back is given whole, whoever it is.</summary>
    private sealed class Cursor(long after, long wholeUntil, Audience audience)
    {
        public long After { get; set; } = after;

        public Audience Audience => After < wholeUntil ? Audience.Everything : audience;
    }
}
