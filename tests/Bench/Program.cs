using System.Globalization;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Fanout;
using LiveFair.Bench.Interest;
using LiveFair.Bench.Latency;
using LiveFair.Bench.LongLog;
using LiveFair.Bench.Options;
using LiveFair.Bench.Pages;
using LiveFair.Bench.Replay;
using LiveFair.Bench.Room;
using LiveFair.Bench.Video;
using LiveFair.Bench.Writing;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var words = args is ["bench", ..] ? args[1..] : args;
try
{
    return words switch
    {
        ["replay", .. var rest] => await ReplayCommand.Run(rest, TimeProvider.System),
        ["room", .. var rest] => await RoomBench.Run(rest),
        ["fanout", .. var rest] => await FanoutBench.Run(rest, TimeProvider.System),
        ["writing", .. var rest] => await WritingBench.Run(rest, TimeProvider.System),
        ["video", .. var rest] => await VideoBench.Run(rest, TimeProvider.System),
        ["latency", .. var rest] => await LatencyBench.Run(rest, TimeProvider.System),
        ["pages", .. var rest] => await PagesBench.Run(rest, TimeProvider.System),
        ["log", .. var rest] => await LongLogBench.Run(rest, TimeProvider.System),
        ["interest", .. var rest] => InterestBench.Run(rest, TimeProvider.System),
        [BaselineServer.Command, .. var rest] => await BaselineServer.Run(rest),
        [] or ["all"] => await All(),
        _ => throw new UsageException(
            $"{words[0]} is no benchmark. There are: room (a room full of commenting viewers), fanout (LiveFair beside "
            + "plain SignalR and the limit of the machine; fanout overload: three times what they carry; fanout "
            + "return: everybody comes back at once), writing (comments and applications a second), video "
            + "(viewers of a stream, beside nginx-rtmp), latency (how old the picture is that players show), pages "
            + "(how smooth the room stays on a slow phone, and what each page weighs), log (a hundred million events "
            + "beside ten thousand), interest (what comments want, beside labels made by hand; interest "
            + "learn: learns the weights anew); without a name all but "
            + "log are run."),
    };
}
catch (UsageException refused)
{
    await Console.Error.WriteLineAsync($"livefair: {refused.Message}");
    return 2;
}
catch (FairProblem problem)
{
    await Console.Error.WriteLineAsync($"livefair: {problem.Message}");
    return 1;
}

static async Task<int> All()
{
    Console.WriteLine("Benchmarks: room, fanout, writing, video, latency, pages, interest");
    var time = TimeProvider.System;
    return new[]
    {
        await RoomBench.Run([]), await FanoutBench.Run([], time), await WritingBench.Run([], time),
        await VideoBench.Run([], time), await LatencyBench.Run([], time), await PagesBench.Run([], time),
        InterestBench.Run([], time),
    }.Max();
}
