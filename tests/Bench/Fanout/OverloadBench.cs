using LiveFair.Bench.Fair;
using static LiveFair.Bench.Measures.Numbers;

namespace LiveFair.Bench.Fanout;

/// <summary>
/// <c>./livefair bench fanout overload</c>: looks for the best rate that a server carries, gives a fresh one three
/// times that, and goes back.
/// </summary>
internal static class OverloadBench
{
    /// <returns>0; 1 when LiveFair missed a target.</returns>
    /// <exception cref="FairProblem">A server cannot be measured.</exception>
    public static async Task<int> Run(LoadClient client, FanoutOptions options, DateTimeOffset on)
    {
        var measured = new List<Overload>();
        for (var run = 1; run <= options.Runs; run++)
        {
            foreach (var name in options.Peers)
            {
                Console.WriteLine($"run {run} of {options.Runs}: {name}");
                if (await Best(name, client, options) is { } best)
                {
                    measured.Add(await Burden(name, best.Rate, client, options));
                }
            }
        }

        return OverloadReport.Print(measured, options, on);
    }

    private static async Task<Step?> Best(string name, LoadClient client, FanoutOptions options)
    {
        await using var peer = await Peers.Start(name, client, options);
        var ladder = client.Measure(peer, options, [.. options.Rates.Order()], "-x").Steps.Select(Step.Read).ToList();
        foreach (var step in ladder)
        {
            Console.WriteLine(
                $"  {step.Rate} a second: {Show(step.Delivered)} deliveries/s, p99 {Show(step.P99)} ms, "
                + $"{Show(100 * step.CoreShare)} % of the core{(step.Holds ? "" : ": cannot be carried")}");
        }

        var best = Overload.BestOf(ladder);
        if (best is not null && best == ladder[^1])
        {
            Console.WriteLine("  It may carry more than the highest of --rates.");
        }

        return best;
    }

    /// <summary>A fresh server: nothing of the search weighs on it.</summary>
    private static async Task<Overload> Burden(string name, double rate, LoadClient client, FanoutOptions options)
    {
        await using var peer = await Peers.Start(name, client, options);
        return Overload.Read(
            name, client.Measure(peer, options, [rate], "-o", $"{Overload.Factor}").Steps[0]);
    }
}
