using LiveFair.Bench.Measures;

namespace LiveFair.Bench.LongLog;

/// <summary>What one act took in both logs.</summary>
internal sealed record LogTimes
{
    public Latencies Short { get; } = new();

    public Latencies Long { get; } = new();

    /// <summary>How much longer the median is in the long log; 1 is no longer.</summary>
    public double Ratio => Long.At(.5) / Short.At(.5);
}
