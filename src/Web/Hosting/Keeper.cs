namespace LiveFair.Web.Hosting;

/// <summary>Looks after something again and again, for as long as the node runs.</summary>
internal abstract partial class Keeper(TimeSpan every, TimeProvider time, ILogger logger) : BackgroundService
{
    /// <summary>What it tells the time by.</summary>
    protected TimeProvider Time => time;

    /// <summary>One look at everything.</summary>
    public abstract Task LookAtAll();

    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(every, time);
        try
        {
            do
            {
                await TryLook();
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The node stops.
        }
    }

    private async Task TryLook()
    {
        try
        {
            await LookAtAll();
        }
        catch (Exception problem)
        {
            // Out of here it would end the node; the next round looks again.
            LogFailed(logger, GetType().Name, problem);
        }
    }

    [LoggerMessage(1103, LogLevel.Error, "A round of {Keeper} failed")]
    private static partial void LogFailed(ILogger logger, string keeper, Exception problem);
}
