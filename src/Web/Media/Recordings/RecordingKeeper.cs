using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Recordings;

/// <summary>
/// Deletes what may no longer be shown: recordings whose time is over, and those that somebody had deleted while their
/// files could not go. A folder that belongs to no session known here is left alone: a backup may be older than it.
/// </summary>
internal sealed partial class RecordingKeeper(
    ISessionStore sessions, IRecordingStore recordings, IOptions<MediaOptions> options, TimeProvider time,
    ILogger<RecordingKeeper> logger)
    : BackgroundService
{
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(10);

    /// <summary>One round.</summary>
    public async Task Sweep()
    {
        foreach (var id in await recordings.List())
        {
            if (await sessions.Find(id) is { } session && IsOver(session))
            {
                await recordings.Delete(id);
                LogDeleted(logger, id.Value);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Round, time);
        try
        {
            do
            {
                await TrySweep();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task TrySweep()
    {
        try
        {
            await Sweep();
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            // Nobody is shown them any more; the next round tries again.
            LogKept(logger, problem);
        }
    }

    private bool IsOver(LiveSession session) => session.RecordingDeletedAt is not null
        || session.EndedAt + options.Value.Recording.Keep <= time.GetUtcNow();

    [LoggerMessage(5304, LogLevel.Information, "The recording of session {Session} is deleted: its time is over")]
    private static partial void LogDeleted(ILogger logger, string session);

    [LoggerMessage(5305, LogLevel.Error, "A recording whose time is over could not be deleted")]
    private static partial void LogKept(ILogger logger, Exception problem);
}
