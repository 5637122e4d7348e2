using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// Once a second, tells sessions of what the engine's hooks said: pauses those whose publisher left, and lets them go
/// on when one comes again. Beside the hooks, so that an engine never waits for a grain.
/// </summary>
internal sealed partial class EngineKeeper(
    EngineStreams streams, IGrainFactory grains, IOptions<MediaOptions> options, TimeProvider time,
    ILogger<EngineKeeper> logger)
    : Keeper(Round, time, logger)
{
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(1);

    private readonly HashSet<SessionId> _shown = [];

    public override async Task LookAtAll()
    {
        foreach (var stream in streams.All)
        {
            await Look(stream);
        }
    }

    private async Task Look(EngineStream stream)
    {
        try
        {
            await Tell(stream);
        }
        catch (Exception problem)
        {
            // Whatever the session's store fails with arrives here; the next round tells it again.
            LogUntold(logger, stream.Session, problem.Message);
        }
    }

    private async Task Tell(EngineStream stream)
    {
        var session = grains.GetSession(stream.Session);
        if (stream.HasPicture(options.Value.PauseAfter))
        {
            if (!_shown.Contains(stream.Session))
            {
                await session.Do(new RegainPicture { By = Caller.Nobody });
                _shown.Add(stream.Session);
            }
        }
        else if (_shown.Contains(stream.Session))
        {
            await TellOfLoss(stream.Session, session);
        }
        else
        {
            streams.ForgetIdle(stream);
        }
    }

    /// <summary>As <see cref="StreamKeeper"/> does: a session that is not live is told when it goes on.</summary>
    private async Task TellOfLoss(SessionId id, ISessionGrain session)
    {
        var snapshot = await session.Snapshot();
        if (snapshot is { Ok: true, Value.Stage: SessionStage.Live })
        {
            await session.Do(new LosePicture { By = Caller.Nobody });
            _shown.Remove(id);
        }
        else if (!snapshot.Ok || snapshot.Value.Stage == SessionStage.Ended)
        {
            _shown.Remove(id);
        }
    }

    [LoggerMessage(5203, LogLevel.Warning, "Session {Session} could not be told of its engine's video: {Problem}")]
    private static partial void LogUntold(ILogger logger, SessionId session, string problem);
}
