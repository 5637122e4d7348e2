using LiveFair.Bench.Options;

namespace LiveFair.Bench.Fanout;

/// <summary>What is measured.</summary>
/// <param name="Act">What the viewers and the server go through.</param>
/// <param name="Viewers">Who watch one session.</param>
/// <param name="Rates">Comments a second, one step each.</param>
/// <param name="Seconds">How long each step is measured.</param>
/// <param name="WarmUp">Seconds at the same rate before.</param>
/// <param name="Runs">How often each server is measured; medians are printed.</param>
/// <param name="Peers">Names of the servers that are measured.</param>
/// <param name="Stalled">Viewers that join and then read no more.</param>
/// <param name="Bytes">The length of a comment.</param>
/// <param name="Readable">LiveFair's <c>feed.readablePerSecond</c>.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record FanoutOptions(
    FanoutAct Act,
    int Viewers,
    IReadOnlyList<double> Rates,
    int Seconds,
    int WarmUp,
    int Runs,
    IReadOnlyList<string> Peers,
    int Stalled,
    int Bytes,
    int Readable,
    string? Build)
{
    public const string Usage = "bench fanout [overload|return] [--viewers 5000] [--rates 10,50,200] [--seconds 10] "
        + "[--warmup 10] [--runs 1] [--peers livefair,signalr-tick,signalr,limit] [--stalled 0] [--bytes 100] "
        + "[--readable 10000] [--build LiveFair.Web.dll]";

    private static readonly string[] Known =
    [
        "--viewers", "--rates", "--seconds", "--warmup", "--runs", "--peers", "--stalled", "--bytes", "--readable",
        "--build",
    ];

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static FanoutOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(args, Usage, Known);
        var usual = Defaults.Of(list.Words);
        var viewers = (int)list.Number("--viewers", usual.Viewers, 1, 20_000);
        var options = new FanoutOptions(
            usual.Act,
            viewers,
            [.. list.Text("--rates", usual.Rates).Split(',').Select(Rate)],
            (int)list.Number("--seconds", usual.Seconds, 1, usual.Act == FanoutAct.Overload ? 60 : 600),
            (int)list.Number("--warmup", 10, 0, 60),
            (int)list.Number("--runs", 1, 1, 25),
            list.Text("--peers", usual.Peers).Split(','),
            (int)list.Number("--stalled", 0, 0, viewers - 1),
            (int)list.Number("--bytes", 100, 40, 200),
            (int)list.Number("--readable", usual.Readable, 10, 10_000),
            list.Text("--build"));
        return options.Peers.FirstOrDefault(peer => !Fanout.Peers.All.Contains(peer)) is { } unknown
            ? throw new UsageException($"--peers {unknown}: there are {string.Join(", ", Fanout.Peers.All)}.")
            : options.Act == FanoutAct.Return && options.Peers is not [Fanout.Peers.Own]
            ? throw new UsageException("return: only livefair's viewers have a place to come back to.")
            : options is { Act: not FanoutAct.Rates, Stalled: > 0 }
            ? throw new UsageException("--stalled: there are such viewers only where rates are measured.")
            : options;
    }

    private static double Rate(string text) => double.TryParse(text, out var rate) && rate is > 0 and <= 20_000
        ? rate
        : throw new UsageException($"--rates {text}: numbers up to 20000 with commas between them are needed.");

    /// <summary>What holds for an act where nothing else is said.</summary>
    private sealed record Defaults(FanoutAct Act, int Viewers, string Rates, int Seconds, string Peers, int Readable)
    {
        public static Defaults Of(IReadOnlyList<string> words) => words switch
        {
            [] => new(FanoutAct.Rates, 5_000, "10,50,200", 10, string.Join(',', Fanout.Peers.All), 10_000),

            // As an operator has it: beyond what can be read the feed samples, and that is what is to hold the load.
            ["overload"] => new(
                FanoutAct.Overload, 5_000, "2,5,10,20,50,100,200,300", 10, $"{Fanout.Peers.Own},signalr", 200),
            ["return"] => new(FanoutAct.Return, 10_000, "50", 30, Fanout.Peers.Own, 10_000),
            _ => throw new UsageException($"{words[0]} is no option. {Usage}"),
        };
    }
}
