using System.Diagnostics;

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
