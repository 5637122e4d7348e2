using LiveFair.Bench.Options;

namespace LiveFair.Bench.Video;

/// <summary>What is measured.</summary>
/// <param name="Acts">Which parts.</param>
/// <param name="Viewers">Who watch HTTP-FLV here and RTMP there, one step each.</param>
/// <param name="Slow">Viewers who read nothing or too little, beside the fewest of <paramref name="Viewers"/>.</param>
/// <param name="Hls">Who watch low-latency HLS.</param>
/// <param name="Seconds">How long each step is measured.</param>
/// <param name="WarmUp">Seconds between the last viewer's coming and that.</param>
/// <param name="Rounds">How often; medians are printed.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record VideoOptions(
    IReadOnlyList<VideoAct> Acts,
    IReadOnlyList<int> Viewers,
    int Slow,
    int Hls,
    int Seconds,
    int WarmUp,
    int Rounds,
    string? Build)
{
    public const string Usage = "bench video [flv|slow|hls] [--viewers 500,1000] [--slow 2000] [--hls 1000] "
        + "[--seconds 12] [--warmup 5] [--rounds 3] [--build LiveFair.Web.dll]";

    /// <summary>Both ends need a socket for each viewer, and the file limit is commonly 20,000.</summary>
    private const int Most = 10_000;

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static VideoOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(
            args, Usage, "--viewers", "--slow", "--hls", "--seconds", "--warmup", "--rounds", "--build");
        return new VideoOptions(
            list.Words.Count == 0 ? Enum.GetValues<VideoAct>() : [.. list.Words.Select(Act)],
            [.. list.Text("--viewers", "500,1000").Split(',').Select(Count)],
            (int)list.Number("--slow", 2_000, 1, Most),
            (int)list.Number("--hls", 1_000, 1, Most),
            (int)list.Number("--seconds", 12, 2, 600),
            (int)list.Number("--warmup", 5, 0, 60),
            (int)list.Number("--rounds", 3, 1, 25),
            list.Text("--build"));
    }

    private static VideoAct Act(string word) => word switch
    {
        "flv" => VideoAct.Flv,
        "slow" => VideoAct.Slow,
        "hls" => VideoAct.Hls,
        _ => throw new UsageException($"{word} is no option. {Usage}"),
    };

    private static int Count(string text) => int.TryParse(text, out var count) && count is > 0 and <= Most
        ? count
        : throw new UsageException($"--viewers {text}: numbers up to {Most} with commas between them are needed.");
}
