using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>
/// Looks after this node's streams once a second: pauses a session whose video stopped and lets it go on when it comes
/// again, ends the video with its session, and forgets streams that nobody needs.
/// </summary>
internal sealed partial class StreamKeeper(
    VideoStreams streams, IGrainFactory grains, IOptions<MediaOptions> options, TimeProvider time,
    ILogger<StreamKeeper> logger)
    : Keeper(Round, time, logger)
{
    /// <summary>How long a stream that nobody publishes or watches is kept.</summary>
    public static readonly TimeSpan KeepIdle = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly Dictionary<SessionId, Seen> _seen = [];

    public override async Task LookAtAll()
    {
        foreach (var stream in streams.All)
        {
            await Look(stream);
        }
    }

    private async Task Look(VideoStream stream)
    {
        try
        {
            var seen = _seen.GetValueOrDefault(stream.Session) ?? (_seen[stream.Session] = new Seen(Time.GetUtcNow()));
            if (options.Value.Origin is null)
            {
                await Follow(stream, seen); // Elsewhere the origin does, and ends what it sends.
            }

            await ForgetIdle(stream, seen);
        }
        catch (Exception problem)
        {
            // Whatever the session's store fails with arrives here; the next round asks again.
            LogUntold(logger, stream.Session, problem.Message);
        }
    }

    /// <summary>The stream follows its session, and the session its video.</summary>
    private async Task Follow(VideoStream stream, Seen seen)
    {
        var snapshot = await grains.GetSession(stream.Session).Snapshot();
        if (!snapshot.Ok || snapshot.Value.Stage == SessionStage.Ended)
        {
            stream.End();
            return;
        }

        if (snapshot.Value.Stage != SessionStage.Scheduled)
        {
            stream.GoOnAir();
        }

        await TellOfPicture(stream, seen, snapshot.Value.Stage);
    }

    /// <summary>
    /// Only a session that is live loses its picture: one that has not begun, or that its host paused, is told when it
    /// goes on without. A host who goes on without one is not stopped again.
    /// </summary>
    private async Task TellOfPicture(VideoStream stream, Seen seen, SessionStage stage)
    {
        if (stream.Silence is not { } silence)
        {
            return;
        }

        var hasPicture = silence < options.Value.PauseAfter;
        if (hasPicture == seen.HasPicture || (!hasPicture && stage != SessionStage.Live))
        {
            return;
        }

        SessionCommand command = hasPicture
            ? new RegainPicture { By = Caller.Nobody }
            : new LosePicture { By = Caller.Nobody };
        await grains.GetSession(stream.Session).Do(command);
        seen.HasPicture = hasPicture;
    }

    private async Task ForgetIdle(VideoStream stream, Seen seen)
    {
        var now = Time.GetUtcNow();
        if (!stream.IsOver && (stream.Publication is not null || stream.Viewers > 0))
        {
            seen.NeededAt = now;
        }
        else if (now - seen.NeededAt > KeepIdle && (stream.IsOver || now - stream.AskedAt > KeepIdle))
        {
            _seen.Remove(stream.Session);
            await streams.Remove(stream);
        }
    }

    [LoggerMessage(5001, LogLevel.Warning, "Session {Session} could not be told of its video: {Problem}")]
    private static partial void LogUntold(ILogger logger, SessionId session, string problem);

    private sealed class Seen(DateTimeOffset now)
    {
        public bool? HasPicture { get; set; }

        public DateTimeOffset NeededAt { get; set; } = now;
    }
}
