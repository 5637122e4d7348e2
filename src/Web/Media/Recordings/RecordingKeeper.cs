using LiveFair.Live.Ids;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Sessions;
using LiveFair.Web.Hosting;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Recordings;

/// <summary>
/// Deletes what may no longer be shown: recordings whose time is over, and those that somebody had deleted while their
/// files could not go. A folder that belongs to no session known here is left alone: a backup may be older than it.
/// </summary>
internal sealed partial class RecordingKeeper(
    ISessionStore sessions, IRecordingStore recordings, IOptions<MediaOptions> options, TimeProvider time,
    ILogger<RecordingKeeper> logger)
    : Keeper(Round, time, logger)
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    public override async Task LookAtAll()
    {
        foreach (var id in await recordings.List())
        {
            await Look(id);
        }
    }

    /// <summary>Deletes a recording's files when its time is over; what fails is left to the next round.</summary>
    public async Task Look(SessionId id)
    {
        try
        {
            if (await sessions.Find(id) is { } session
                && RecordingRules.IsOver(session, options.Value.Recording.Keep, Time.GetUtcNow()))
            {
                await recordings.Delete(id);
                LogDeleted(logger, id);
            }
        }
        catch (Exception problem)
        {
            // Nobody is shown it any more; the next round tries again.
            LogKept(logger, id, problem);
        }
    }

    [LoggerMessage(5304, LogLevel.Information, "The recording of session {Session} is deleted")]
    private static partial void LogDeleted(ILogger logger, SessionId session);

    [LoggerMessage(5305, LogLevel.Error, "The recording of session {Session} could not be deleted")]
    private static partial void LogKept(ILogger logger, SessionId session, Exception problem);
}
