namespace LiveFair.Web.Media.Rtmp;

/// <summary>A time that something has, and that may be set anew, also when it is over.</summary>
/// <param name="passed">Is called when the time is over.</param>
internal sealed class Deadline(Action passed, TimeProvider time) : IDisposable
{
    private CancellationTokenSource _source = Start(passed, time);

    /// <summary>Whether the time is over.</summary>
    public bool HasPassed => _source.IsCancellationRequested;

    /// <summary>Ends when the time is over, unless it is set anew before.</summary>
    public CancellationToken Token => _source.Token;

    /// <summary>So much time from now on.</summary>
    public void Set(TimeSpan left)
    {
        if (HasPassed)
        {
            _source.Dispose();
            _source = Start(passed, time);
        }

        _source.CancelAfter(left);
    }

    public void Dispose() => _source.Dispose();

    private static CancellationTokenSource Start(Action passed, TimeProvider time)
    {
        var source = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
        source.Token.Register(passed);
        return source;
    }
}
