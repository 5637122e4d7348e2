using LiveFair.Bench.Fair;
using LiveFair.Bench.Options;
using LiveFair.Bench.Servers;
using LiveFair.Bench.Viewers;

namespace LiveFair.Bench.Room;

/// <summary><c>./livefair bench room</c>: one session, many viewers, and many who comment.</summary>
internal static class RoomBench
{
    private const string Usage = "bench room [--viewers 300] [--rate 50] [--seconds 60] [--warmup 10] [--url …] "
        + "[--build LiveFair.Web.dll] [--user host] [--password …]";

    // The server lets a viewer comment every two seconds; a little air keeps a late one from being early for the next.
    private const double CommentsPerViewer = 0.5;

    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">The server cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var list = new OptionList(
            args, Usage, "--viewers", "--rate", "--seconds", "--warmup", "--url", "--build", "--user", "--password");
        var viewers = (int)list.Number("--viewers", 300, 2, 20_000);
        var rate = list.Number("--rate", 50, 0.1, 5_000);
        var commenters = (int)Math.Ceiling(rate / CommentsPerViewer);
        if (list.Words.Count > 0 || commenters > viewers)
        {
            throw new UsageException(list.Words.Count > 0
                ? $"{list.Words[0]} is no option. {Usage}"
                : $"--rate {rate}: {commenters} commenting viewers are needed for it, and there are {viewers}.");
        }

        var options = new RoomOptions(
            viewers,
            rate,
            (int)list.Number("--seconds", 60, 1, 3_600),
            (int)list.Number("--warmup", 10, 0, 600),
            commenters);
        await using var own = list.Url("--url") is null ? await ServerProcess.Start(list.Text("--build")) : null;
        using var fair = new FairClient(list.Url("--url") ?? own!.Url);
        var token = await fair.Login(list.Text("--user", "host"), list.Text("--password", "livefair-demo"));
        var session = await LiveSession.Start(fair, token);
        var crowd = await Crowd.Gather(fair, [.. Enumerable.Range(1, viewers).Select(i => $"观众{i}")], commenters);
        var watchers = crowd.Select((viewer, i) => Watcher(fair.Server, viewer, session, i, options)).ToArray();
        try
        {
            await Parallel.ForEachAsync(
                watchers,
                new ParallelOptions { MaxDegreeOfParallelism = 16 },
                async (watcher, _) => await watcher.Join());
            Console.WriteLine(
                $"{viewers} viewers are there ({options.Official} on the official client); "
                + $"{commenters} of them comment, {rate} a second together, "
                + $"{options.WarmUp} s to warm up and {options.Seconds} s measured …");
            var run = await RoomRun.Play(watchers, options, own);
            return RoomReport.Print(run, watchers, options, await StaticList.Read(fair, session));
        }
        finally
        {
            await Parallel.ForEachAsync(watchers, async (watcher, _) => await watcher.DisposeAsync());
        }
    }

    private static IWatcher Watcher(Uri server, Viewer viewer, string session, int place, RoomOptions options)
    {
        var wire = place % 2 == 0 ? Wire.Json : Wire.MessagePack;
        return place < options.Official
            ? new Watcher(server, viewer.Token, session, wire, Keep.Times)
            : new LeanWatcher(
                server, viewer.Token, session, wire == Wire.Json ? new LeanJson() : new LeanPacked(), wire);
    }
}
