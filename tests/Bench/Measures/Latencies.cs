using System.Diagnostics;
using static LiveFair.Bench.Measures.Numbers;

namespace LiveFair.Bench.Measures;

/// <summary>Durations that were measured, all of them kept.</summary>
internal sealed class Latencies
{
    private readonly Lock _gate = new();
    private readonly List<float> _milliseconds = [];
    private bool _sorted;

    public int Count => _milliseconds.Count;

    /// <summary>Between two <see cref="Stopwatch.GetTimestamp"/>s.</summary>
    public void Add(long from, long until) => Add(Stopwatch.GetElapsedTime(from, until).TotalMilliseconds);

    public void Add(double milliseconds)
    {
        lock (_gate)
        {
            _milliseconds.Add((float)milliseconds);
            _sorted = false;
        }
    }

    /// <summary>Milliseconds that this share did not exceed; NaN when nothing was measured.</summary>
    public double At(double share)
    {
        if (!_sorted)
        {
            _milliseconds.Sort();
            _sorted = true;
        }

        return Count == 0
            ? double.NaN
            : _milliseconds[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];
    }

    public override string ToString() =>
        $"p50 {Show(At(.5), 1)} ms, p95 {Show(At(.95), 1)} ms, p99 {Show(At(.99), 1)} ms, max {Show(At(1), 1)} ms "
        + $"({Count} measured)";
}
