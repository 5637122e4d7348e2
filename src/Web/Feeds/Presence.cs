using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Web.Feeds;

/// <summary>
/// Tells a session how many watch through one feed, and what they saw, beside the frames and never twice at a time: a
/// session that is slow to answer holds up nobody. Asked by the feed's pump only, and once by whoever ended the pump.
/// </summary>
internal sealed partial class Presence(
    LogName log,
    Watchers watchers,
    Sightings sightings,
    Func<AudienceReport, Task<int>> report,
    TimeProvider time,
    ILogger logger)
{
    private static readonly TimeSpan Spacing = TimeSpan.FromSeconds(1);

    /// <summary>A session forgets a feed that says nothing for a minute, also one whose viewers are the same.</summary>
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(10);

    private const int Unknown = -1;

    private DateTimeOffset _reportedAt;
    private int _reported = Unknown;
    private int _viewers;
    private bool _isAnswered;

    /// <summary>Viewers on all nodes, as the session last answered.</summary>
    public int Viewers => Volatile.Read(ref _viewers);

    /// <summary>Whether the session has answered at all.</summary>
    public bool IsAnswered => Volatile.Read(ref _isAnswered);

    /// <summary>The last report; it never fails.</summary>
    public Task Report { get; private set; } = Task.CompletedTask;

    /// <summary>When the next report is due, if the last one has been answered.</summary>
    public DateTimeOffset Next => _reportedAt + (watchers.Count == _reported ? Repeat : Spacing);

    /// <returns>Whether a report was begun.</returns>
    public bool ReportWhenDue()
    {
        if (!Report.IsCompleted || time.GetUtcNow() < Next)
        {
            return false;
        }

        _reportedAt = time.GetUtcNow();
        Report = Tell(watchers.Count);
        return true;
    }

    /// <summary>Tells a session that heard of viewers here that none is left. It never fails.</summary>
    public async Task Leave()
    {
        await Report;
        if (_reportedAt != default && _reported != 0)
        {
            await Tell(0);
        }
    }

    private async Task Tell(int count)
    {
        _reported = Unknown;
        var news = sightings.Collect();
        try
        {
            Volatile.Write(ref _viewers, await report(new AudienceReport(count, news)));
            Volatile.Write(ref _isAnswered, true);
            _reported = count;
        }
        catch (Exception problem)
        {
            // Told again a second later, or not at all by a feed that is over: the session goes by what it heard last,
            // and forgets it after a minute.
            sightings.Return(news);
            LogUntold(logger, log.Value, problem);
        }
    }

    [LoggerMessage(3002, LogLevel.Warning, "The viewers of {Log} could not be reported; the last number stands")]
    private static partial void LogUntold(ILogger logger, string log, Exception problem);
}
