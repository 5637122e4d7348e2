using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;

namespace LiveFair.Bench.Fanout;

/// <summary>Prints the medians of all runs, a table for the joins and one for each rate.</summary>
internal static class FanoutReport
{
    /// <summary>The limit sends once a tick, however many comments it gathered: ten times a second.</summary>
    private const double LimitFlushes = 10;

    /// <returns>0; 1 when LiveFair lost or repeated anything.</returns>
    public static int Print(
        IReadOnlyDictionary<string, List<Measured>> measured, FanoutOptions options, DateTimeOffset on)
    {
        Headline.Print(
            on,
            $"{options.Viewers} viewers, {options.Bytes}-byte comments, {options.Readable} readable a second, "
            + $"{options.Seconds} s a rate, medians of {options.Runs}");
        Console.WriteLine("Skipped is what LiveFair's frames say they left out; lost is what is missing beyond that.");
        Console.WriteLine();
        Console.WriteLine(Joining(measured));
        for (var i = 0; i < options.Rates.Count; i++)
        {
            var place = i;
            var steps = measured.ToDictionary(
                pair => pair.Key, pair => Step.Median([.. pair.Value.Select(run => run.Steps[place])]));
            Console.WriteLine($"{options.Rates[i]} comments a second");
            Console.WriteLine(At(steps, options));
            if (options.Stalled > 0)
            {
                StalledReport.Print(steps, options);
            }
        }

        var own = measured.Where(pair => IsOwn(pair.Key)).SelectMany(pair => pair.Value).SelectMany(run => run.Steps)
            .ToList();
        return own.Exists(step => step.Lost > 0 || step.Repeated > 0) ? 1 : 0;
    }

    private static Table Joining(IReadOnlyDictionary<string, List<Measured>> measured)
    {
        var table = new Table("", "joined", "joins/s", "CPU µs/join", "idle KiB/viewer");
        foreach (var (name, runs) in measured)
        {
            double Of(Func<Joins, double> measure) => Median.Of(runs.Select(run => measure(run.Joins)));
            table.Add(
                name,
                Show(Of(joins => joins.Joined)),
                Show(Of(joins => joins.PerSecond)),
                Show(Of(joins => joins.CpuMicroseconds)),
                Show(Of(joins => joins.IdleKiB), 1));
        }

        return table;
    }

    private static Table At(Dictionary<string, Step> steps, FanoutOptions options)
    {
        var table = new Table(
            "", "p50 ms", "p99 ms", "max ms", "core %", "µs/flush", "of limit", "flushes/s", "deliveries/CPU-s",
            "CPU-s/million", "KiB/viewer", "delivered %", "skipped", "lost", "repeated", "dropped", "client %");
        var limit = steps.TryGetValue("limit", out var bound) ? PerFlush("limit", bound, options) : (double?)null;
        foreach (var (name, step) in steps)
        {
            var flush = PerFlush(name, step, options);
            table.Add(
                name,
                Show(step.P50),
                Show(step.P99),
                Show(step.Max),
                Show(step.CoreShare * 100),
                Show(flush, 1),
                limit is null ? "" : Show(limit.Value / flush, 2),
                Show(Flushes(name, step, options)),
                Show(step.PerCpuSecond),
                Show(step.CpuPerMillion, 2),
                Show(step.LoadedKiB, 1),
                Show(step.Share * 100, 2),
                IsOwn(name) ? step.Skipped : "-",
                step.Lost,
                step.Repeated,
                step.Dropped,
                Show(step.ClientShare * 100));
        }

        return table;
    }

    private static bool IsOwn(string name) => name.StartsWith(Peers.Own, StringComparison.Ordinal);

    private static double PerFlush(string name, Step step, FanoutOptions options) =>
        step.CpuPerMillion * step.Delivered / Flushes(name, step, options);

    private static double Flushes(string name, Step step, FanoutOptions options) =>
        name.StartsWith("limit", StringComparison.Ordinal)
        ? Math.Min(LimitFlushes, step.Rate) * options.Viewers
        : step.FramesPerDelivery * step.Delivered;
}
