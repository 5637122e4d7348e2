using System.Globalization;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Latency;

/// <summary>What is measured.</summary>
/// <param name="Seconds">How long the age of pictures is looked at.</param>
/// <param name="Away">After how many seconds a killed publisher is back, one absence each.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record LatencyOptions(int Seconds, IReadOnlyList<int> Away, string? Build)
{
    public const string Usage = "bench latency [--seconds 60] [--away 3,90] [--build LiveFair.Web.dll]";

    private const int MostAway = 600;

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static LatencyOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(args, Usage, "--seconds", "--away", "--build");
        return list.Words.Count > 0
            ? throw new UsageException($"{list.Words[0]} is no option. {Usage}")
            : new LatencyOptions(
                (int)list.Number("--seconds", 60, 5, 3_600),
                [.. list.Text("--away", "3,90").Split(',').Select(Absence)],
                list.Text("--build"));
    }

    private static int Absence(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
        && seconds is > 0 and <= MostAway
            ? seconds
            : throw new UsageException(
                $"--away {text}: seconds up to {MostAway} with commas between them are needed.");
}
