using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Pages;

/// <summary>Prints how the room kept up and what pages weigh, beside the targets.</summary>
internal static class PagesReport
{
    private const double LeastFrames = 50;
    private const double LongestTask = 100;

    /// <summary>A page that shows less than this part of what is said was not measured under the load.</summary>
    private const double LeastShown = .9;

    /// <returns>0; 1 when a target was missed.</returns>
    public static int Print(IReadOnlyList<PageFrames> runs, double rate, PageSizes sizes)
    {
        Console.WriteLine();
        Console.WriteLine(Whole(runs));
        Console.WriteLine(Whole(sizes));
        var isMet = Target($"the list goes on with ≥ {LeastShown:P0} of the comments", IsLoaded(runs, rate));
        isMet &= Target($"the room: ≥ {LeastFrames} frames a second", IsSmooth(runs));
        isMet &= Target($"the room: no task of {LongestTask} ms", IsPrompt(runs));
        isMet &= Target($"every page ≤ {sizes.Limit} KiB before video", IsLight(sizes));
        return isMet ? 0 : 1;
    }

    /// <summary>Whether what was measured is a room with so many comments a second.</summary>
    internal static bool IsLoaded(IReadOnlyList<PageFrames> runs, double rate) =>
        Middle(runs, run => run.ShownPerSecond) >= rate * LeastShown;

    internal static bool IsSmooth(IReadOnlyList<PageFrames> runs) => Middle(runs, run => run.PerSecond) >= LeastFrames;

    internal static bool IsPrompt(IReadOnlyList<PageFrames> runs) => Middle(runs, run => run.LongestTask) < LongestTask;

    internal static bool IsLight(PageSizes sizes) =>
        sizes.Pages.Count > 0 && sizes.Pages.Values.All(size => size <= sizes.Limit);

    private static double Middle(IReadOnlyList<PageFrames> runs, Func<PageFrames, double> of) =>
        Median.Of(runs.Select(of));

    private static Table Whole(IReadOnlyList<PageFrames> runs)
    {
        var table = new Table(
            "room", "frames/s", "worst gap ms", "long tasks", "longest ms", "comments/s in the list", "idle %");
        for (var i = 0; i < runs.Count; i++)
        {
            Add(table, $"run {i + 1}", runs[i]);
        }

        Add(table, "median", new PageFrames(
            Middle(runs, run => run.PerSecond),
            Middle(runs, run => run.WorstGap),
            (int)Middle(runs, run => run.LongTasks),
            Middle(runs, run => run.LongestTask),
            Middle(runs, run => run.ShownPerSecond),
            Middle(runs, run => run.Idle)));
        return table;
    }

    private static void Add(Table table, string name, PageFrames run) => table.Add(
        name,
        Show(run.PerSecond),
        Show(run.WorstGap),
        run.LongTasks,
        Show(run.LongestTask),
        Show(run.ShownPerSecond),
        Show(run.Idle * 100));

    private static Table Whole(PageSizes sizes)
    {
        var table = new Table("page", "KiB");
        foreach (var (page, size) in sizes.Pages)
        {
            table.Add(page, Show(size));
        }

        return table;
    }
}
