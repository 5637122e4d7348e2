namespace LiveFair.Web.Feeds;

/// <summary>Somebody's right to read a feed; dispose it when they leave.</summary>
internal sealed class FeedLease(LogFeed feed, Func<ValueTask> release) : IAsyncDisposable
{
    private Func<ValueTask>? _release = release;

    public LogFeed Feed { get; } = feed;

    public ValueTask DisposeAsync() => Interlocked.Exchange(ref _release, null)?.Invoke() ?? ValueTask.CompletedTask;
}
