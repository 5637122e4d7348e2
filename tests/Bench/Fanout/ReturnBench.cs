using LiveFair.Bench.Fair;
using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Fanout;

/// <summary>
/// <c>./livefair bench fanout return</c>: all viewers lose their connections at once and come back at once, while
/// comments go on.
/// </summary>
internal static class ReturnBench
{
    private const double LongestBack = 15;

    /// <summary>How far into a step they are cut off, in seconds.</summary>
    private const string Cut = "5";

    /// <returns>0; 1 when a target was missed.</returns>
    /// <exception cref="FairProblem">The server cannot be measured.</exception>
    public static async Task<int> Run(LoadClient client, FanoutOptions options, DateTimeOffset on)
    {
        var returns = new List<Returned>();
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"run {run} of {options.Runs}");
            await using var peer = await Peers.Start(Peers.Own, client, options);
            returns.AddRange(client.Measure(peer, options, options.Rates, "-B", Cut).Steps.Select(Returned.Read));
        }

        Console.WriteLine();
        Headline.Print(
            on,
            $"{options.Viewers} viewers, {options.Bytes}-byte comments, cut off after {Cut} of {options.Seconds} s");
        Console.WriteLine();
        Console.WriteLine(Rows(returns));
        return IsMet(returns, options) ? 0 : 1;
    }

    internal static bool IsMet(List<Returned> returns, FanoutOptions options) =>
        Target("every rate of every run", returns.Count == options.Runs * options.Rates.Count)
        && (Target(
                $"all are back within {LongestBack} s",
                returns.TrueForAll(one => one.Back == options.Viewers && one.AllSeconds <= LongestBack))
            & Target("all go on where they were", returns.TrueForAll(one => one.Unrecovered == 0))
            & Target("nothing lost or repeated", returns.TrueForAll(one => one.Whole is { Lost: 0, Repeated: 0 })));

    private static Table Rows(IEnumerable<Returned> returns)
    {
        var table = new Table(
            "comments/s", "back", "away", "half back s", "all back s", "unrecovered", "retried", "lost", "repeated",
            "core %", "client %");
        foreach (var one in returns)
        {
            table.Add(
                one.Whole.Rate,
                one.Back,
                one.Away,
                Show(one.HalfSeconds, 1),
                Show(one.AllSeconds, 1),
                one.Unrecovered,
                one.Retried,
                one.Whole.Lost,
                one.Whole.Repeated,
                Show(100 * one.Whole.CoreShare),
                Show(100 * one.Whole.ClientShare));
        }

        return table;
    }
}
