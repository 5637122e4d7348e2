using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Latency;

/// <summary>Prints what players showed beside the targets.</summary>
internal static class LatencyReport
{
    private const double BackTarget = 5_000;

    /// <summary>
    /// For the 95th percentile, in ms. A browser's own HLS has none: no browser that runs here needs it.
    /// </summary>
    private static readonly Dictionary<string, double> AgeTargets = new() { ["flv"] = 800, ["hls"] = 1_800 };

    /// <returns>0; 1 when a target was missed.</returns>
    public static int Print(IReadOnlyList<PictureAge> ages, IReadOnlyList<PictureBack> backs)
    {
        Console.WriteLine();
        Console.WriteLine(Whole(ages));
        Console.WriteLine(Whole(backs));
        var isMet = true;
        foreach (var (player, most) in AgeTargets)
        {
            isMet &= Target($"{player}: p95 ≤ {most} ms from both publishers", IsNear(ages, player, most));
        }

        isMet &= Target($"every player goes on ≤ {BackTarget / 1_000} s after the return", IsBack(backs));
        return isMet ? 0 : 1;
    }

    /// <summary>Whether a player was measured, and showed young enough pictures of every publisher.</summary>
    internal static bool IsNear(IReadOnlyList<PictureAge> ages, string player, double most)
    {
        var measured = ages.Where(age => age.Player == player).ToList();
        return measured.Count > 0 && measured.TrueForAll(age => age.Ages.At(.95) <= most);
    }

    /// <summary>Whether a return was measured, and every player went on soon enough after each.</summary>
    internal static bool IsBack(IReadOnlyList<PictureBack> backs) =>
        backs.Count > 0 && backs.All(back => back.Ms <= BackTarget);

    private static Table Whole(IReadOnlyList<PictureAge> ages)
    {
        var table = new Table(
            "published by", "played by", "pictures", "p50 ms", "p95", "max", "waits", "unreadable", "idle %");
        foreach (var age in ages)
        {
            table.Add(
                age.Publisher,
                age.Player,
                age.Ages.Count,
                Show(age.Ages.At(.5)),
                Show(age.Ages.At(.95)),
                Show(age.Ages.At(1)),
                age.Waits,
                age.Unreadable,
                Show(age.Idle * 100));
        }

        return table;
    }

    private static Table Whole(IReadOnlyList<PictureBack> backs)
    {
        var table = new Table("published by", "played by", "away s", "back after ms");
        foreach (var back in backs)
        {
            table.Add(back.Publisher, back.Player, back.Away, Show(back.Ms));
        }

        return table;
    }
}
