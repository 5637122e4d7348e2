using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>A log that is only read: the n-th of the bodies stands at offset n.</summary>
internal sealed class ReadOnlyLog(params EventBody[] first) : ILogStore
{
    private readonly List<EventBody> _bodies = [.. first];

    public static readonly LogName Name = LogName.Of(new SessionId("s"));

    /// <summary>What readers wait for before they get anything.</summary>
    public Task Gate { get; set; } = Task.CompletedTask;

    /// <summary>Called when somebody begins to read.</summary>
    public Action Asked { get; set; } = () => { };

    /// <summary>As if somebody had written on.</summary>
    public void Add(params EventBody[] more) => _bodies.AddRange(more);

    public static LoggedEvent Event(long offset, EventBody body) => new(offset, DateTimeOffset.UnixEpoch, 0, body);

    public async Task<IReadOnlyList<LoggedEvent>> Read(LogName log, long after, int limit)
    {
        Asked();
        await Gate;
        return [.. _bodies.Select((body, i) => Event(i + 1, body)).Skip((int)after).Take(limit)];
    }

    public Task<IReadOnlyList<LoggedEvent>> ReadAllButComments(LogName log, long after, int limit) =>
        throw new NotSupportedException();

    public Task<LogHead> Open(LogName log) => throw new NotSupportedException();

    public Task<IReadOnlyList<Appended>> Append(
        LogName log, long expectedHead, DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> events) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedEvent>> ReadReadings(LogName log, long after, int limit) =>
        throw new NotSupportedException();

    public Task<IReadOnlyList<LoggedEvent>> ReadAt(LogName log, IReadOnlyList<long> offsets) =>
        throw new NotSupportedException();

    public Task<RecordedOp?> FindOp(LogName log, string actor, OpId op) => throw new NotSupportedException();
}
