using LiveFair.Bench.Fair;
using LiveFair.Bench.Options;
using LiveFair.Bench.Transcripts;

namespace LiveFair.Bench.Replay;

/// <summary>
/// <c>./livefair replay</c>: plays a transcript through real connections, and checks what everybody got.
/// </summary>
internal static class ReplayCommand
{
    private const string Usage =
        "replay TRANSCRIPT [--url http://127.0.0.1:5080] [--speed 20] [--session ID] [--user host] [--password …]";

    /// <exception cref="UsageException">The options or the transcript cannot be used.</exception>
    /// <exception cref="FairProblem">The server cannot be played on.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = new OptionList(args, Usage, "--url", "--speed", "--session", "--user", "--password");
        if (options.Words is not [var path])
        {
            throw new UsageException($"One transcript is needed. {Usage}");
        }

        var server = options.Url("--url") ?? new Uri("http://127.0.0.1:5080");
        var speed = options.Number("--speed", 20, 0.1, 1_000);
        var transcript = TranscriptReader.Read(path);
        using var fair = new FairClient(server);
        var token = await fair.Login(
            options.Text("--user", "host"),
            options.Text(
                "--password", Environment.GetEnvironmentVariable("LIVEFAIR_HOST_PASSWORD") ?? "livefair-demo"));
        var stage = await Stage.Prepare(fair, token, transcript, options.Text("--session"), time);
        Console.WriteLine($"Session {stage.Session}: {new Uri(server, $"/live/{stage.Session}")}");
        Console.WriteLine($"{transcript.Viewers.Count} viewers come in and confirm their phones …");
        var crowd = await Crowd.Gather(fair, transcript.Viewers, transcript.Viewers.Count);
        var length = transcript.Actions[^1].At / speed;
        Console.WriteLine($"Playing {transcript.Actions.Count} actions at speed {speed}: {length:mm\\:ss} …");
        await using var play = new Play(fair, stage, transcript, crowd, speed);
        await play.Run();
        var log = await StaticList.Read(fair, stage.Session);
        await play.WaitForAll(log.Count, TimeSpan.FromSeconds(10));
        var faults = ReplayReport.Print(play, log);
        await ReplayReport.PrintBoard(fair, stage);
        Console.WriteLine(faults == 0
            ? "Everybody got every event they were there for, in order and once, as in the static list."
            : $"{faults} viewers have a gap, a repeat, or something else than the static list.");
        return faults == 0 ? 0 : 1;
    }
}
