using System.Diagnostics;

namespace LiveFair.Bench.Measures;

/// <summary>
/// Keeps a load to its plan: what is late goes out at once, and its latency counts from when it was due.
/// </summary>
internal static class Pacing
{
    /// <summary>When something is due.</summary>
    /// <param name="began">The plan's beginning, in <see cref="Stopwatch"/>'s ticks.</param>
    /// <param name="seconds">After that.</param>
    public static long Due(long began, double seconds) => began + (long)(seconds * Stopwatch.Frequency);

    /// <summary>Waits until then; not at all when it is past.</summary>
    public static Task Until(long due)
    {
        var wait = Stopwatch.GetElapsedTime(Stopwatch.GetTimestamp(), due);
        return wait > TimeSpan.Zero ? Task.Delay(wait) : Task.CompletedTask;
    }
}
