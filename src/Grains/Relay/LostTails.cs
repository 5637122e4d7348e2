using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Relay;

/// <summary>Counts what the relay could not carry, and says so once in a while instead of once each.</summary>
internal sealed partial class LostTails(TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(10);

    private readonly Lock _gate = new();
    private long _untold;
    private DateTimeOffset _tellAt = DateTimeOffset.MinValue;

    /// <summary>All that were lost, or may have been, since the start.</summary>
    public long Total { get; private set; }

    public void Add(Exception? problem)
    {
        lock (_gate)
        {
            Total++;
            _untold++;
            var now = time.GetUtcNow();
            if (now >= _tellAt)
            {
                _tellAt = now + Window;
                Tell(problem);
            }
        }
    }

    /// <summary>Tells what was counted since the last word, when the window is over.</summary>
    public void Settle()
    {
        lock (_gate)
        {
            if (_untold > 0 && time.GetUtcNow() >= _tellAt)
            {
                Tell(null);
            }
        }
    }

    private void Tell(Exception? problem)
    {
        LogLost(logger, _untold, problem);
        _untold = 0;
    }

    [LoggerMessage(2101, LogLevel.Warning,
        "{Tails} tails may not have reached other nodes; their viewers get them from the store, some seconds later")]
    private static partial void LogLost(ILogger logger, long tails, Exception? problem);
}
