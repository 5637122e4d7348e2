using LiveFair.Bench.Fair;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Writing;

/// <summary>What is measured.</summary>
/// <param name="Sessions">Live sessions that take comments, each as many.</param>
/// <param name="Rate">Comments a second, all sessions together.</param>
/// <param name="Connections">Who comments, in turn, each in one session.</param>
/// <param name="Applications">Applications a second, after the comments; 0 for none.</param>
/// <param name="Postings">How many they go to at most, in turn; 1 is a card that everybody wants.</param>
/// <param name="Seconds">How long each of both is measured.</param>
/// <param name="WarmUp">Seconds before, in which the rate rises.</param>
/// <param name="Runs">How often, each with a server of its own; medians are printed.</param>
/// <param name="Bytes">The length of a comment.</param>
/// <param name="Build">LiveFair's program; null for the one of this source tree.</param>
internal sealed record WritingOptions(
    int Sessions,
    double Rate,
    int Connections,
    double Applications,
    int Postings,
    int Seconds,
    int WarmUp,
    int Runs,
    int Bytes,
    string? Build)
{
    public const string Usage = "bench writing [--sessions 1] [--rate 5000] [--connections 500] [--applications 500] "
        + "[--postings 100] [--seconds 10] [--warmup 20] [--runs 1] [--bytes 100] "
        + "[--build LiveFair.Web.dll]";

    // A connection that is silent for thirty seconds is taken for gone; a viewer's comments are throttled to 100 a
    // second at most.
    private const double LeastEach = 0.1;
    private const double MostEach = 100;

    /// <exception cref="UsageException">The words cannot be used.</exception>
    public static WritingOptions Read(IReadOnlyList<string> args)
    {
        var list = new OptionList(
            args,
            Usage,
            "--sessions", "--rate", "--connections", "--applications", "--postings", "--seconds", "--warmup", "--runs",
            "--bytes", "--build");
        if (list.Words.Count > 0)
        {
            throw new UsageException($"{list.Words[0]} is no option. {Usage}");
        }

        var rate = list.Number("--rate", 5_000, 1, 200_000);
        var connections = (int)list.Number("--connections", 500, 1, 5_000);
        var sessions = (int)list.Number("--sessions", 1, 1, 1_000);
        return rate / connections is < LeastEach or > MostEach || sessions > connections
            ? throw new UsageException(
                $"--connections {connections}: each has one session, and comments {LeastEach} to {MostEach} times a "
                + "second.")
            : new WritingOptions(
                sessions,
                rate,
                connections,
                list.Number("--applications", 500, 0, 20_000),
                (int)list.Number("--postings", LiveSession.MostPostings, 1, LiveSession.MostPostings),
                (int)list.Number("--seconds", 10, 1, 600),
                (int)list.Number("--warmup", 20, 0, 120),
                (int)list.Number("--runs", 1, 1, 25),
                (int)list.Number("--bytes", 100, 40, 200),
                list.Text("--build"));
    }
}
