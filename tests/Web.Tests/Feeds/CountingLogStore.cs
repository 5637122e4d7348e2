using System.Collections.Concurrent;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>The real store, which counts how often it is read.</summary>
internal sealed class CountingLogStore(ILogStore store) : ILogStore
{
    private readonly ConcurrentDictionary<LogName, int> _reads = new();

    /// <summary>How often events of a log were asked for, by whomever.</summary>
    public int Reads(LogName log) => _reads.GetValueOrDefault(log);

    public Task<IReadOnlyList<LoggedEvent>> Read(LogName log, long after, int limit)
    {
        Count(log);
        return store.Read(log, after, limit);
    }

    public Task<IReadOnlyList<LoggedEvent>> ReadAllButComments(LogName log, long after, int limit)
    {
        Count(log);
        return store.ReadAllButComments(log, after, limit);
    }

    public Task<LogHead> Open(LogName log)
    {
        Count(log);
        return store.Open(log);
    }

    public Task<IReadOnlyList<Appended>> Append(
        LogName log, long expectedHead, DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> events) =>
        store.Append(log, expectedHead, at, mediaMs, events);

    public Task<IReadOnlyList<LoggedEvent>> ReadReadings(LogName log, long after, int limit)
    {
        Count(log);
        return store.ReadReadings(log, after, limit);
    }

    public Task<IReadOnlyList<LoggedEvent>> ReadAt(LogName log, IReadOnlyList<long> offsets)
    {
        Count(log);
        return store.ReadAt(log, offsets);
    }

    public Task<RecordedOp?> FindOp(LogName log, string actor, OpId op) => store.FindOp(log, actor, op);

    private void Count(LogName log) => _reads.AddOrUpdate(log, 1, (_, count) => count + 1);
}
