namespace LiveFair.Web.Hosting;

/// <summary>Whether this node can serve: after its first start, until it drains.</summary>
internal sealed class Readiness(IHostApplicationLifetime lifetime)
{
    private volatile bool _started;

    /// <summary>Whether requests are welcome now.</summary>
    public bool IsReady => _started && !lifetime.ApplicationStopping.IsCancellationRequested;

    /// <summary>Everything is in place.</summary>
    public void Started() => _started = true;
}
