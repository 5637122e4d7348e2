using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Feeds;

/// <summary>The feeds of this node: made for the first watcher of a log, gone with the last.</summary>
internal sealed class LogFeeds(
    ILogStore store, IRelay relay, IOptions<FeedOptions> options, TimeProvider time, ILogger<LogFeeds> logger)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<LogName, Entry> _feeds = [];

    /// <summary>Watches a log until the lease is disposed.</summary>
    /// <param name="head">How far the log reached when somebody last looked.</param>
    /// <param name="person">Who watches; counted once however many leases they hold; null: not counted.</param>
    /// <param name="reportAudience">Told this feed's viewers, 0 when it ends, answers all feeds'.</param>
    /// <param name="shown">What a session on air showed at that head.</param>
    public async Task<FeedLease> Watch(
        LogName log, long head, string? person, Func<AudienceReport, Task<int>> reportAudience, Shown? shown = null)
    {
        Entry entry;
        lock (_gate)
        {
            if (!_feeds.TryGetValue(log, out entry!))
            {
                _feeds[log] = entry = new Entry(Open(log, head, reportAudience, shown));
            }

            entry.Leases++;
        }

        try
        {
            var feed = entry.Started = await entry.Feed;
            feed.Watchers.Come(person);
            feed.Sightings.Come(person);
            return new FeedLease(feed, () => Release(log, entry, feed, person));
        }
        catch
        {
            // At once, not with its last waiter: whoever comes now tries anew.
            Remove(log, entry);
            throw;
        }
    }

    /// <summary>The feed of a log that somebody watches here; null when nobody does, or it only just starts.</summary>
    public LogFeed? Find(LogName log)
    {
        lock (_gate)
        {
            return _feeds.TryGetValue(log, out var entry) ? entry.Started : null;
        }
    }

    public async ValueTask DisposeAsync()
    {
        List<Entry> left;
        lock (_gate)
        {
            left = [.. _feeds.Values];
            _feeds.Clear();
        }

        foreach (var entry in left)
        {
            try
            {
                await (await entry.Feed).DisposeAsync();
            }
            catch (Exception) when (entry.Feed.IsFaulted)
            {
                // One that failed to start has cleaned up after itself.
            }
        }
    }

    private async Task<LogFeed> Open(
        LogName log, long head, Func<AudienceReport, Task<int>> reportAudience, Shown? shown)
    {
        var feed = new LogFeed(log, store, options.Value, time, logger, reportAudience);
        try
        {
            await feed.Start(relay, head, shown);
            return feed;
        }
        catch
        {
            await feed.DisposeAsync();
            throw;
        }
    }

    private async ValueTask Release(LogName log, Entry entry, LogFeed feed, string? person)
    {
        feed.Watchers.Go(person);
        if (GiveBack(log, entry))
        {
            await feed.DisposeAsync();
            await feed.Presence.Leave();
        }
    }

    private bool GiveBack(LogName log, Entry entry)
    {
        lock (_gate)
        {
            return --entry.Leases == 0 && Remove(log, entry);
        }
    }

    private bool Remove(LogName log, Entry entry)
    {
        lock (_gate)
        {
            return _feeds.TryGetValue(log, out var known) && known == entry && _feeds.Remove(log);
        }
    }

    private sealed class Entry(Task<LogFeed> feed)
    {
        public Task<LogFeed> Feed { get; } = feed;

        /// <summary>The feed, once it has started.</summary>
        public LogFeed? Started { get; set; }

        public int Leases { get; set; }
    }
}
