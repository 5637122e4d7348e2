using System.Globalization;
using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Fanout;

/// <summary>Prints a row for each server and run, and whether LiveFair has a cliff.</summary>
internal static class OverloadReport
{
    private const double LeastShare = .8;
    private const int LongestBack = 5;

    /// <returns>0; 1 when LiveFair missed a target.</returns>
    public static int Print(IReadOnlyList<Overload> measured, FanoutOptions options, DateTimeOffset on)
    {
        Console.WriteLine();
        Headline.Print(
            on,
            $"{options.Viewers} viewers, {options.Bytes}-byte comments, {options.Readable} readable a second, "
            + $"{options.Seconds} s each");
        Console.WriteLine("p99 is that of the slowest second; skipped is what LiveFair's frames say they left out.");
        Console.WriteLine();
        Console.WriteLine(Rows(measured));
        return !options.Peers.Contains(Peers.Own)
            || IsMet([.. measured.Where(one => one.Peer == Peers.Own)], options.Runs) ? 0 : 1;
    }

    /// <summary>Where a run found no rate, there is nothing to hold the other targets against.</summary>
    internal static bool IsMet(List<Overload> own, int runs) =>
        Target($"a rate that can be carried in each of {runs} runs", own.Count == runs)
        && (Target(
                $"{Overload.Factor} times the load: at least {LeastShare:P0} of the best",
                own.TrueForAll(run => run.Loaded >= LeastShare * run.Best))
            & Target($"as before within {LongestBack} s", own.TrueForAll(run => run.BackAfter <= LongestBack))
            & Target("nothing lost or repeated", own.TrueForAll(run => run.Whole is { Lost: 0, Repeated: 0 })));

    private static Table Rows(IEnumerable<Overload> measured)
    {
        var table = new Table(
            "", "best rate", "deliveries/s", $"at {Overload.Factor}x", "% of best", "p99 ms", $"at {Overload.Factor}x",
            "back after s", "skipped", "lost", "repeated", "dropped", "core %", "client %");
        foreach (var run in measured)
        {
            table.Add(
                run.Peer,
                run.Whole.Rate,
                Show(run.Best),
                Show(run.Loaded),
                Show(100 * run.Loaded / run.Best),
                Show(run.P99Before),
                Show(run.P99During),
                run.BackAfter?.ToString(CultureInfo.InvariantCulture) ?? "never",
                run.Peer == Peers.Own ? run.Whole.Skipped : "-",
                run.Whole.Lost,
                run.Whole.Repeated,
                run.Whole.Dropped,
                Show(100 * run.Whole.CoreShare),
                Show(100 * run.Whole.ClientShare));
        }

        return table;
    }
}
