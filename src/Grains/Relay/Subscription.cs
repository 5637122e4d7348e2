namespace LiveFair.Grains.Relay;

/// <summary>Ends a subscription once, however often it is disposed.</summary>
internal sealed class Subscription(Func<ValueTask> end) : IAsyncDisposable
{
    private Func<ValueTask>? _end = end;

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _end, null)?.Invoke() ?? ValueTask.CompletedTask;
}
