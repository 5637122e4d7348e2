using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Log;

/// <summary>
/// The part that session and group grains share: append, then tell. Used by one grain, one turn at a time.
/// </summary>
internal sealed class LogWriter(LogName name, LogHead head, ILogStore store, IRelay relay, StoreWrites writes)
{
    public LogName Name { get; } = name;

    public string Epoch { get; } = head.Epoch;

    public long Head { get; private set; } = head.Head;

    public static async Task<LogWriter> Open(LogName name, ILogStore store, IRelay relay, StoreWrites writes) =>
        new(name, await store.Open(name), store, relay, writes);

    /// <summary>
    /// The time to the millisecond, as the store and the wire keep it: all copies of an event are equal.
    /// </summary>
    public static DateTimeOffset Now(TimeProvider time)
    {
        var now = time.GetUtcNow();
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMillisecond));
    }

    /// <summary>Commits, then tells every node. <paramref name="apply"/> gets each stored event, in order.</summary>
    /// <exception cref="Exception">The store failed, or the relay; the grain is loaded anew.</exception>
    public Task<IReadOnlyList<Appended>> Append(
        DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> pending, Action<LoggedEvent> apply) =>
        writes.Do(() => AppendAndTell(at, mediaMs, pending, apply));

    /// <summary>
    /// What the same act led to before; null when it is new. A retry gets its first answer whatever holds now.
    /// </summary>
    public async Task<Outcome<Appended>?> FindFirst(Caller by, OpId? op, long digest)
    {
        return op is { } named && await FindOp(by.Key, named) is { } first
            ? (Outcome<Appended>?)first.Answer(digest)
            : null;
    }

    /// <summary>What an actor's opId led to; null when it is new.</summary>
    public Task<RecordedOp?> FindOp(string actor, OpId op) => store.FindOp(Name, actor, op);

    private async Task<IReadOnlyList<Appended>> AppendAndTell(
        DateTimeOffset at, long mediaMs, IReadOnlyList<PendingEvent> pending, Action<LoggedEvent> apply)
    {
        var answers = await store.Append(Name, Head, at, mediaMs, pending);
        var stored = new List<LoggedEvent>(pending.Count);
        for (var i = 0; i < answers.Count; i++)
        {
            if (answers[i].Kind == AppendKind.Stored)
            {
                stored.Add(new LoggedEvent(answers[i].Offset, at, mediaMs, pending[i].Body));
            }
        }

        if (stored.Count > 0)
        {
            Head = stored[^1].Offset;
            stored.ForEach(apply);
            await relay.Publish(Name, new LogTail(Head, stored));
        }

        return answers;
    }
}
