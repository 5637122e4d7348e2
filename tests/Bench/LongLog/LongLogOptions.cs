using LiveFair.Bench.Options;

namespace LiveFair.Bench.LongLog;

/// <summary>What is compared.</summary>
/// <param name="Events">Length of the long log.</param>
/// <param name="Short">Length of the short log.</param>
/// <param name="Rounds">How often each act is measured in each log.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record LongLogOptions(long Events, long Short, int Rounds, string? Build)
{
    public const string Usage =
        "bench log [--events 100000000] [--short 10000] [--rounds 1500] [--build LiveFair.Web.dll]";

    // A million were measured to take 330 MiB.
    private const long BytesPerEvent = 360;
    private const long SpareBytes = 15L << 30;

    /// <summary>What must be free on the disk: the long log, and room for everybody else.</summary>
    public long NeededBytes => (Events * BytesPerEvent) + SpareBytes;

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static LongLogOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(args, Usage, "--events", "--short", "--rounds", "--build");
        return list.Words.Count > 0
            ? throw new UsageException($"{list.Words[0]} is no option. {Usage}")
            : new LongLogOptions(
                (long)list.Number("--events", 100_000_000, 1_000, 1_000_000_000),
                (long)list.Number("--short", 10_000, 1_000, 1_000_000),
                (int)list.Number("--rounds", 1_500, 10, 100_000),
                list.Text("--build"));
    }
}
