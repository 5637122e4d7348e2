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
        var measured = options.Peers.ToDictionary(name => name, _ => new List<Measured>());
        for (var run = 1; run <= options.Runs; run++)
        {
            foreach (var name in options.Peers)
            {
                Console.WriteLine($"run {run} of {options.Runs}: {name}");
                await using var peer = await Peers.Start(name, client, options);
                measured[name].Add(client.Measure(peer, options));
            }
        }

        return FanoutReport.Print(measured, options, time.GetUtcNow());
    }
}
