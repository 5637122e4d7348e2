using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.LongLog;

/// <summary>Prints what each act took in both logs, and whether the long one is slower.</summary>
internal static class LongLogReport
{
    private const double MostSlower = 1.10;

    /// <returns>0; 1 when an act is over a tenth slower in the long log.</returns>
    public static int Print(
        IReadOnlyDictionary<LogAct, LogTimes> measured, LongLogOptions options, DateTimeOffset on)
    {
        Headline.Print(
            on,
            $"logs of {options.Short} and {options.Events} events, {options.Rounds} rounds, "
            + $"{Environment.ProcessorCount} cores");
        var table = new Table("", "short p50 ms", "p99", "long p50 ms", "p99", "long / short");
        foreach (var (act, times) in measured)
        {
            table.Add(
                act.Name,
                Show(times.Short.At(.5), 3),
                Show(times.Short.At(.99), 3),
                Show(times.Long.At(.5), 3),
                Show(times.Long.At(.99), 3),
                Show(times.Ratio, 3));
        }

        Console.WriteLine(table);
        var isMet = measured
            .Select(pair => Target($"{pair.Key.Name}: at most {MostSlower - 1:P0} slower", IsMet(pair.Value)))
            .ToList();
        return isMet.TrueForAll(met => met) ? 0 : 1;
    }

    internal static bool IsMet(LogTimes times) => times.Ratio <= MostSlower;
}
