using LiveFair.Bench.Options;

namespace LiveFair.Bench.Pages;

/// <summary>What is measured.</summary>
/// <param name="Rate">Comments a second in the room.</param>
/// <param name="Seconds">How long each run looks at the page.</param>
/// <param name="WarmUp">Seconds before, which a page needs to come to itself.</param>
/// <param name="Runs">How often the page is opened; medians are printed.</param>
/// <param name="Slowdown">How many times slower the page's processor is made.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record PagesOptions(
    double Rate, int Seconds, int WarmUp, int Runs, double Slowdown, string? Build)
{
    public const string Usage = "bench pages [--rate 200] [--seconds 30] [--warmup 10] [--runs 3] [--slowdown 4] "
        + "[--build LiveFair.Web.dll]";

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static PagesOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(
            args, Usage, "--rate", "--seconds", "--warmup", "--runs", "--slowdown", "--build");
        return list.Words.Count > 0
            ? throw new UsageException($"{list.Words[0]} is no option. {Usage}")
            : new PagesOptions(
                list.Number("--rate", 200, 1, 800),
                (int)list.Number("--seconds", 30, 1, 600),
                (int)list.Number("--warmup", 10, 0, 120),
                (int)list.Number("--runs", 3, 1, 25),
                list.Number("--slowdown", 4, 1, 20),
                list.Text("--build"));
    }
}
