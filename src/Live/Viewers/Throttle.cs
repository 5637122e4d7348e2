namespace LiveFair.Live.Viewers;

/// <summary>A token bucket: a burst, then one act every interval. Not thread-safe.</summary>
/// <param name="burst">Acts that may come at once.</param>
/// <param name="interval">Time for one more.</param>
public sealed class Throttle(int burst, TimeSpan interval)
{
    private DateTimeOffset _fullAt = DateTimeOffset.MinValue;

    /// <summary>Takes one act; or says how long to wait, and takes none.</summary>
    /// <returns>Null when taken.</returns>
    public TimeSpan? Take(DateTimeOffset now)
    {
        // After a clock was set back, nobody waits longer than from an empty bucket.
        var empty = now + (burst * interval);
        _fullAt = _fullAt > empty ? empty : _fullAt;
        var full = _fullAt > now ? _fullAt : now;
        var earliest = full + interval - (burst * interval);
        if (earliest > now)
        {
            return earliest - now;
        }

        _fullAt = full + interval;
        return null;
    }
}
