using System.Diagnostics;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.LongLog;

/// <summary>What is done with a log.</summary>
internal sealed record LogAct(string Name, Func<LoggedSession, Task> Do)
{
    /// <returns>How long it took, in ticks of the stopwatch.</returns>
    public async Task<long> Time(LoggedSession session)
    {
        var began = Stopwatch.GetTimestamp();
        await Do(session);
        return Stopwatch.GetTimestamp() - began;
    }
}

/// <summary>All that is measured, each as a client does it.</summary>
internal static class LogActs
{
    private const int Page = 100;

    public static readonly LogAct[] All =
    [
        new("append (commit)", session => session.Comment()),
        new("page at the tail", session => session.Read(session.Events - Page, Page)),
        new("page anywhere", session => session.Read(Random.Shared.NextInt64(session.Events - Page), Page)),
        new("page at the start", session => session.Read(0, Page)),
    ];
}

/// <summary>What one act took in both logs.</summary>
internal sealed record LogTimes
{
    public Latencies Short { get; } = new();

    public Latencies Long { get; } = new();

    /// <summary>How much longer the median is in the long log; 1 is no longer.</summary>
    public double Ratio => Long.At(.5) / Short.At(.5);
}
