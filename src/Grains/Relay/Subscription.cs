namespace LiveFair.Grains.Relay;

/// <summary>Ends a subscription once, however often it is disposed.</summary>
internal sealed class Subscription(Action end) : IAsyncDisposable
{
    private Action? _end = end;

    public ValueTask DisposeAsync()
    {
        Interlocked.Exchange(ref _end, null)?.Invoke();
        return ValueTask.CompletedTask;
    }
}
