using LiveFair.Bench.Fair;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Fanout;

/// <summary>
/// <c>./livefair bench fanout</c>: LiveFair, plain SignalR and the limit of the machine under the same load, one after
/// the other, server and load on a core each.
/// </summary>
internal static class FanoutBench
{
    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">A server cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = FanoutOptions.Read(args);
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            throw new FairProblem("This benchmark needs Linux and two cores: one for the server, one for the load.");
        }

        using var client = new LoadClient();
        var on = time.GetUtcNow();
        return options.Act switch
        {
            FanoutAct.Overload => await OverloadBench.Run(client, options, on),
            FanoutAct.Return => await ReturnBench.Run(client, options, on),
            _ => await Rates(client, options, on),
        };
    }

    private static async Task<int> Rates(LoadClient client, FanoutOptions options, DateTimeOffset on)
    {
        var measured = new Dictionary<string, List<Measured>>();
        for (var run = 1; run <= options.Runs; run++)
        {
            foreach (var peer in options.Peers)
            {
                // With some who stall, a hall where everybody reads stands beside it.
                foreach (var hall in new[] { options with { Stalled = 0 }, options }.Distinct())
                {
                    var name = StalledReport.Name(peer, hall);
                    Console.WriteLine($"run {run} of {options.Runs}: {name}");
                    measured.TryAdd(name, []);
                    measured[name].Add(await Measure(peer, client, hall));
                }
            }
        }

        return FanoutReport.Print(measured, options, on);
    }

    private static async Task<Measured> Measure(string name, LoadClient client, FanoutOptions options)
    {
        await using var peer = await Peers.Start(name, client, options);
        return Measured.Read(client.Measure(peer, options, options.Rates, "-z", $"{options.Stalled}"), options);
    }
}
