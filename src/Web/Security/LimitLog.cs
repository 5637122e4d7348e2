namespace LiveFair.Web.Security;

/// <summary>
/// Counts what the limits refuse and says so once in a while instead of once each: a proxy that hides its clients makes
/// all of them one address, and the operator must hear of it.
/// </summary>
internal sealed partial class LimitLog(TimeProvider time, ILogger<LimitLog> logger)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<Limited, Untold> _untold = [];

    /// <summary>Something was refused.</summary>
    public void Add(Limited limited)
    {
        lock (_gate)
        {
            var untold = _untold.GetValueOrDefault(limited);
            var now = time.GetUtcNow();
            if (now < untold.TellAt)
            {
                _untold[limited] = untold with { Count = untold.Count + 1 };
                return;
            }

            LogRefused(logger, untold.Count + 1, limited);
            _untold[limited] = new Untold(0, now + Window);
        }
    }

    [LoggerMessage(1004, LogLevel.Warning,
        "{Count} requests were over the limit of {Limited}; behind a proxy see X-Forwarded-For, docs/configuration.md")]
    private static partial void LogRefused(ILogger logger, int count, Limited limited);

    private readonly record struct Untold(int Count, DateTimeOffset TellAt);
}
