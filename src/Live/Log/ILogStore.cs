using LiveFair.Live.Ids;

namespace LiveFair.Live.Log;

/// <summary>Keeps append-only logs. Every answer of an append comes after its commit.</summary>
public interface ILogStore
{
    /// <summary>
    /// The log's head and epoch; a log that was never written is made, with head 0 and a fresh epoch.
    /// </summary>
    Task<LogHead> Open(LogName log);

    /// <summary>
    /// Appends in order, in one commit with the rows that go along. Offsets are given here, dense above the head.
    /// </summary>
    /// <param name="log">A log that was opened before.</param>
    /// <param name="expectedHead">The head that the decisions were made on.</param>
    /// <param name="at">When they were accepted.</param>
    /// <param name="mediaMs">Milliseconds since the session's start, until its end.</param>
    /// <param name="events">What to append.</param>
    /// <returns>One answer an event, in the same order.</returns>
    /// <exception cref="StaleLogException">Another writer appended meanwhile; nothing was stored.</exception>
    Task<IReadOnlyList<Appended>> Append(
        LogName log, long expectedHead, DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> events);

    /// <summary>Events behind an offset, in order; at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<LoggedEvent>> Read(LogName log, long after, int limit);

    /// <summary>As <see cref="Read"/>, without comments.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadAllButComments(LogName log, long after, int limit);

    /// <summary>As <see cref="Read"/>, of comments only those with a reading, and nothing else.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadReadings(LogName log, long after, int limit);

    /// <summary>The events at these offsets, in order; those that do not exist are left out.</summary>
    Task<IReadOnlyList<LoggedEvent>> ReadAt(LogName log, IReadOnlyList<long> offsets);

    /// <summary>What an actor's opId led to; null when it is new.</summary>
    Task<RecordedOp?> FindOp(LogName log, string actor, OpId op);
}
