using LiveFair.Bench.Options;

namespace LiveFair.Bench.Fanout;

/// <summary>What is measured.</summary>
/// <param name="Viewers">Who watch one session.</param>
/// <param name="Rates">Comments a second, one step each.</param>
/// <param name="Seconds">How long each step is measured.</param>
/// <param name="WarmUp">Seconds at the same rate before.</param>
/// <param name="Runs">How often each server is measured; medians are printed.</param>
/// <param name="Peers">Names of the servers that are measured.</param>
/// <param name="Stalled">Viewers that join and then read no more.</param>
/// <param name="Bytes">The length of a comment.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record FanoutOptions(
    int Viewers,
    IReadOnlyList<double> Rates,
    int Seconds,
    int WarmUp,
    int Runs,
    IReadOnlyList<string> Peers,
    int Stalled,
    int Bytes,
    string? Build)
{
    public const string Usage = "bench fanout [--viewers 5000] [--rates 10,50,200] [--seconds 10] [--warmup 10] "
        + "[--runs 1] [--peers livefair,signalr-tick,signalr,limit] [--stalled 0] [--bytes 100] "
        + "[--build LiveFair.Web.dll]";

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static FanoutOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(
            args,
            Usage,
            "--viewers", "--rates", "--seconds", "--warmup", "--runs", "--peers", "--stalled", "--bytes", "--build");
        if (list.Words.Count > 0)
        {
            throw new UsageException($"{list.Words[0]} is no option. {Usage}");
        }

        var viewers = (int)list.Number("--viewers", 5_000, 1, 20_000);
        var peers = list.Text("--peers", string.Join(',', Fanout.Peers.All)).Split(',');
        return peers.FirstOrDefault(peer => !Fanout.Peers.All.Contains(peer)) is { } unknown
            ? throw new UsageException($"--peers {unknown}: there are {string.Join(", ", Fanout.Peers.All)}.")
            : new FanoutOptions(
                viewers,
                [.. list.Text("--rates", "10,50,200").Split(',').Select(Rate)],
                (int)list.Number("--seconds", 10, 1, 600),
                (int)list.Number("--warmup", 10, 0, 60),
                (int)list.Number("--runs", 1, 1, 25),
                peers,
                (int)list.Number("--stalled", 0, 0, viewers - 1),
                (int)list.Number("--bytes", 100, 40, 200),
                list.Text("--build"));
    }

    private static double Rate(string text) => double.TryParse(text, out var rate) && rate is > 0 and <= 20_000
        ? rate
        : throw new UsageException($"--rates {text}: numbers up to 20000 with commas between them are needed.");
}
