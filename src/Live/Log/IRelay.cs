namespace LiveFair.Live.Log;

/// <summary>
/// Carries committed events from the writer of a log to every node that shows it. At most once and without memory: a
/// reader finds a gap by the offsets and repairs it from the store.
/// </summary>
public interface IRelay
{
    /// <summary>Tells all nodes. Never fails the caller: what the relay loses, the offsets reveal.</summary>
    ValueTask Publish(LogName log, LogTail tail);

    /// <summary>Hears of a log until disposed. The handler is quick and does not throw.</summary>
    ValueTask<IAsyncDisposable> Subscribe(LogName log, Action<LogTail> handler);
}
