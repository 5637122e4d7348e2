using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Writing;

/// <summary>Prints the medians of all runs beside their targets, and whether the logs hold what was answered.</summary>
internal static class WritingReport
{
    private const double AckTarget = 100;
    private const double ApplicationTarget = 100;

    // Of what was offered: the rest is what the clock's edges cut off.
    private const double Enough = .99;

    /// <returns>0; 1 when a target was missed: too slow, or anything refused, lost or doubled.</returns>
    public static int Print(IReadOnlyList<WritingRun> runs, WritingOptions options, DateTimeOffset on)
    {
        Headline.Print(
            on,
            $"{Environment.ProcessorCount} cores for server and load, {options.Bytes}-byte comments, "
            + $"{options.Seconds} s measured after a rise of {options.WarmUp} s, medians of {runs.Count}");
        var isMet = Comments(runs, options) & Applications(runs, options) & Logs(runs);
        return isMet ? 0 : 1;
    }

    private static bool Comments(IReadOnlyList<WritingRun> runs, WritingOptions options)
    {
        double Of(Func<CommentsWritten, double> measure) => Median.Of(runs.Select(run => measure(run.Comments)));
        var (perSecond, p99) = (Of(one => one.AckedPerSecond), Of(one => one.P99));
        Line(
            "comments",
            $"{options.Rate} a second over {options.Sessions} sessions, {options.Connections} connections");
        Line("committed", $"{Show(perSecond)} a second");
        Line("ack", $"p50 {Show(Of(one => one.P50), 1)}, p99 {Show(p99, 1)}, max {Show(Of(one => one.Max), 1)} ms");
        Line("processors", $"server {Show(Of(one => one.ServerCores), 2)}, load {Show(Of(one => one.ClientCores), 2)}, "
            + $"taken by the host {Show(Of(one => one.StolenCores), 2)}");
        Line("server memory", $"{Show(Of(one => one.ServerMiB))} MiB");
        return Target($"{options.Rate} comments a second", perSecond >= Enough * options.Rate)
            & Target($"ack p99 ≤ {AckTarget} ms", p99 <= AckTarget);
    }

    private static bool Applications(IReadOnlyList<WritingRun> runs, WritingOptions options)
    {
        var taken = runs.Select(run => run.Applications).OfType<ApplicationsTaken>().ToList();
        if (taken.Count == 0)
        {
            return true;
        }

        double Of(Func<ApplicationsTaken, double> measure) => Median.Of(taken.Select(measure));
        var (perSecond, p99) = (Of(one => one.PerSecond), Of(one => one.P99));
        Line("applications", $"{options.Applications} a second to {taken[0].Postings} postings");
        Line("committed", $"{Show(perSecond)} a second");
        Line("answer", $"p50 {Show(Of(one => one.P50), 1)}, p99 {Show(p99, 1)}, max {Show(Of(one => one.Max), 1)} ms");
        Line("processors", $"server {Show(Of(one => one.ServerCores), 2)}");
        return Target($"{options.Applications} applications a second", perSecond >= Enough * options.Applications)
            & Target($"answer p99 ≤ {ApplicationTarget} ms", p99 <= ApplicationTarget);
    }

    private static bool Logs(IReadOnlyList<WritingRun> runs)
    {
        var (acked, refused, unanswered) = (
            runs.Sum(run => run.Comments.Acked),
            runs.Sum(run => run.Comments.Refused),
            runs.Sum(run => run.Comments.Unanswered));
        var accepted = runs.Sum(run => (long)(run.Applications?.Accepted ?? 0));
        var others = runs.SelectMany(run => run.Applications?.Refused ?? new Dictionary<string, int>()).ToList();
        var (comments, doubled, applied) = (
            runs.Sum(run => run.Logs.Comments),
            runs.Sum(run => run.Logs.Doubled),
            runs.Sum(run => run.Logs.Applications));
        Line("comments", $"{acked} acknowledged, {refused} refused, {unanswered} unanswered; in the logs {comments}, "
            + $"doubled {doubled}");
        Line("applications", $"{accepted} acknowledged, {others.Sum(one => one.Value)} refused "
            + $"{string.Join(", ", others.Select(one => one.Key).Distinct())}; in the logs {applied}");
        return Target("nothing refused", refused == 0 && unanswered == 0 && others.Count == 0)
            & Target("the logs hold what was acknowledged, once", IsWhole(runs));
    }

    /// <summary>What was not answered may stand there or not; what was must, and nothing twice.</summary>
    internal static bool IsWhole(IEnumerable<WritingRun> runs) => runs.All(run =>
        run.Logs.Doubled == 0
        && run.Logs.Comments >= run.Comments.Acked
        && run.Logs.Comments <= run.Comments.Acked + run.Comments.Unanswered
        && run.Logs.Applications >= (run.Applications?.Accepted ?? 0)
        && run.Logs.Applications <= (run.Applications?.Accepted ?? 0) + Unanswered(run));

    private static int Unanswered(WritingRun run) =>
        run.Applications?.Refused.GetValueOrDefault(ApplicationLoad.NoAnswer) ?? 0;
}
