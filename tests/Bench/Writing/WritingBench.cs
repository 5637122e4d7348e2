using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Writing;

/// <summary>
/// <c>./livefair bench writing</c>: how many comments and applications are accepted and committed in a second, server
/// and load sharing the machine.
/// </summary>
internal static class WritingBench
{
    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">The server cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = WritingOptions.Read(args);
        using var load = new LoadProgram("Writing/Load/writeload.c");
        var runs = new List<WritingRun>();
        for (var run = 1; run <= options.Runs; run++)
        {
            Console.WriteLine($"run {run} of {options.Runs}");
            runs.Add(await Measure(load, options));
        }

        return WritingReport.Print(runs, options, time.GetUtcNow());
    }

    private static async Task<WritingRun> Measure(LoadProgram load, WritingOptions options)
    {
        await using var hall = await Hall.Open(options.Build, options.Sessions, options.Connections);
        var comments = Comment(load, hall, options);
        var applications = options.Applications > 0 ? await ApplicationLoad.Run(hall, options) : null;
        return new WritingRun(comments, applications, await LogCheck.Read(hall.Fair, hall.Sessions));
    }

    private static CommentsWritten Comment(LoadProgram load, Hall hall, WritingOptions options) =>
        CommentsWritten.Read(load.Run(
        [
            "-p", $"{hall.Server.Url.Port}", "-u", "/hubs/live", "-n", $"{options.Connections}",
            "-P", $"{hall.Server.ProcessId}", "-r", $"{options.Rate}", "-w", $"{options.WarmUp}",
            "-t", $"{options.Seconds}", "-N", $"{options.Bytes}", "-S", HubWords.Handshake,
            .. hall.People.SelectMany(viewer => new[] { "-H", $"Authorization: Bearer {viewer.Token}" }),
            .. hall.Sessions.SelectMany(session => new HubWords(options.Bytes).AskedComment(session)),
        ])[0]);
}

/// <summary>Everything of one run.</summary>
/// <param name="Applications">Null when none were to be made.</param>
/// <param name="Logs">What stood in the logs of the sessions afterwards.</param>
internal sealed record WritingRun(CommentsWritten Comments, ApplicationsTaken? Applications, LogCheck Logs);
