using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;

namespace LiveFair.Bench.Fanout;

/// <summary>Prints what viewers who read no more cost, beside the same hall where everybody reads.</summary>
internal static class StalledReport
{
    /// <summary>The name of a server with them.</summary>
    public static string Name(string peer, FanoutOptions options) =>
        options.Stalled == 0 ? peer : $"{peer}, {options.Stalled} stalled";

    public static void Print(IReadOnlyDictionary<string, Step> steps, FanoutOptions options)
    {
        Console.WriteLine($"what {options.Stalled} of {options.Viewers} who read no more cost the server and others");
        var table = new Table(
            "", "server MiB", "stalled", "added", "sockets MiB", "stalled", "p99 ms", "others", "lost by others");
        foreach (var peer in options.Peers)
        {
            var (all, some) = (steps[peer], steps[Name(peer, options)]);
            table.Add(
                peer,
                Show(all.ServerMiB),
                Show(some.ServerMiB),
                Show(some.ServerMiB - all.ServerMiB),
                Show(all.SocketMiB),
                Show(some.SocketMiB),
                Show(all.P99),
                Show(some.P99),
                some.Lost);
        }

        Console.WriteLine(table);
        Console.WriteLine("Sockets: the kernel's TCP buffers of both sides, more than before the joins.");
        Console.WriteLine();
    }
}
