using LiveFair.Live.Log;

namespace LiveFair.Web.Tests.Feeds;

/// <summary>Calls the handler on the test's own thread.</summary>
internal sealed class HandRelay : IRelay, IAsyncDisposable
{
    private Action<LogTail>? _handler;

    public int Subscriptions { get; private set; }

    public void Tell(LogTail tail) => _handler!(tail);

    public ValueTask Publish(LogName log, LogTail tail) => ValueTask.CompletedTask;

    public ValueTask<IAsyncDisposable> Subscribe(LogName log, Action<LogTail> handler)
    {
        _handler = handler;
        Subscriptions++;
        return ValueTask.FromResult<IAsyncDisposable>(this);
    }

    public ValueTask DisposeAsync()
    {
        Subscriptions--;
        return ValueTask.CompletedTask;
    }
}
