using LiveFair.Bench.Measures;
using LiveFair.Live.Interest;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Interest;

/// <summary>Prints how well both halves are read, and how fast.</summary>
internal static class InterestReport
{
    private const double LeastMacroF1 = 0.90;

    /// <returns>0; 1 when the test half is read worse than is aimed at.</returns>
    public static int Print(Agreement tune, Agreement test, ReadingSpeed speed, DateTimeOffset on)
    {
        Headline.Print(on, $"{Total(tune)} comments for tuning, {Total(test)} for the test");
        Quality("tuning", tune);
        Quality("test", test);
        Line("comments a second", Show(speed.PerSecond));
        foreach (var (length, nanoseconds) in speed.Letters)
        {
            Line($"{length} letters", $"{Show(nanoseconds)} ns a letter");
        }

        return Target($"macro F1 of the test half at least {LeastMacroF1:F2}", IsMet(test)) ? 0 : 1;
    }

    internal static bool IsMet(Agreement test) => test.MacroF1 >= LeastMacroF1;

    private static void Quality(string half, Agreement agreement)
    {
        var table = new Table(
            [half, "precision", "recall", "F1", .. Agreement.Kinds.Select(kind => $"as {Name(kind)}")]);
        foreach (var kind in Agreement.Kinds)
        {
            table.Add([
                Name(kind),
                Show(agreement.Precision(kind), 3),
                Show(agreement.Recall(kind), 3),
                Show(agreement.F1(kind), 3),
                .. Agreement.Kinds.Select(read => (object)agreement.Count(kind, read)),
            ]);
        }

        Console.WriteLine(table);
        Line("macro F1", Show(agreement.MacroF1, 3));
        Line("posting right", Show(agreement.Posting, 3));
        Line("topic right", Show(agreement.Topic, 3));
        Console.WriteLine();
    }

    private static int Total(Agreement agreement) =>
        Agreement.Kinds.Sum(label => Agreement.Kinds.Sum(read => agreement.Count(label, read)));

    private static string Name(ReactionKind? kind) => kind?.ToString() ?? "None";
}
