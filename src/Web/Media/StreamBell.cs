namespace LiveFair.Web.Media;

/// <summary>
/// Wakes those who wait for a stream's frames, all at once and not for each frame: what came meanwhile goes out in one
/// write. With many viewers they are woken less often, for a write costs about the same whatever is in it.
/// </summary>
internal sealed class StreamBell : IDisposable
{
    /// <summary>Between two wakings of a small audience.</summary>
    public static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(40);

    /// <summary>Between two wakings of a large one.</summary>
    public static readonly TimeSpan Later = TimeSpan.FromMilliseconds(120);

    /// <summary>How many viewers are a large audience.</summary>
    public const int Many = 300;

    private readonly Func<int> _viewers;
    private readonly ITimer _timer;
    private int _isMarked;
    private TaskCompletionSource _next = Fresh();

    public StreamBell(TimeProvider time, Func<int> viewers)
    {
        _viewers = viewers;
        _timer = time.CreateTimer(_ => Ring(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Ends with the next waking. Take it before looking for frames.</summary>
    public Task Next => Volatile.Read(ref _next).Task;

    /// <summary>There is something new.</summary>
    public void Mark()
    {
        if (Interlocked.Exchange(ref _isMarked, 1) == 0)
        {
            _timer.Change(_viewers() < Many ? Soon : Later, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>Wakes everybody now.</summary>
    public void Ring()
    {
        Volatile.Write(ref _isMarked, 0);
        Interlocked.Exchange(ref _next, Fresh()).TrySetResult();
    }

    public void Dispose() => _timer.Dispose();

    private static TaskCompletionSource Fresh() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
