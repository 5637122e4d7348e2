using System.Collections.Concurrent;
using System.Collections.Immutable;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Relay;

/// <summary>The relay of a single node: hands the very events to the handlers of the same process.</summary>
internal sealed class InProcessRelay : IRelay
{
    private readonly ConcurrentDictionary<LogName, ImmutableList<Action<LogTail>>> _handlers = new();

    public ValueTask Publish(LogName log, LogTail tail)
    {
        Tell(log, tail);
        return ValueTask.CompletedTask;
    }

    public ValueTask<IAsyncDisposable> Subscribe(LogName log, Action<LogTail> handler)
    {
        _handlers.AddOrUpdate(log, _ => [handler], (_, handlers) => handlers.Add(handler));
        return ValueTask.FromResult<IAsyncDisposable>(new Subscription(() => Unsubscribe(log, handler)));
    }

    /// <summary>Hands a tail to everybody in this process who listens now.</summary>
    public void Tell(LogName log, LogTail tail)
    {
        if (_handlers.TryGetValue(log, out var handlers))
        {
            handlers.ForEach(handler => handler(tail));
        }
    }

    private ValueTask Unsubscribe(LogName log, Action<LogTail> handler)
    {
        var left = _handlers.AddOrUpdate(log, _ => [], (_, handlers) => handlers.Remove(handler));
        if (left.IsEmpty)
        {
            _handlers.TryRemove(new KeyValuePair<LogName, ImmutableList<Action<LogTail>>>(log, left));
        }

        return ValueTask.CompletedTask;
    }
}
