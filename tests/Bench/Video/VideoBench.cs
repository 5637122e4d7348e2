using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Options;

namespace LiveFair.Bench.Video;

/// <summary>
/// <c>./livefair bench video</c>: viewers of one video stream, server and load on a core each, beside nginx-rtmp.
/// </summary>
internal static class VideoBench
{
    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">A server cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = VideoOptions.Read(args);
        if (!OperatingSystem.IsLinux() || Environment.ProcessorCount < 2)
        {
            throw new FairProblem("This benchmark needs Linux and two cores: one for the server, one for the load.");
        }

        using var load = new LoadProgram("Video/Load/videoload.c");
        using var file = new VideoFile();
        var on = time.GetUtcNow();
        var rows = new Dictionary<VideoRow, List<VideoMeasured>>();
        for (var round = 1; round <= options.Rounds; round++)
        {
            foreach (var row in VideoRow.All(options))
            {
                Console.WriteLine($"round {round} of {options.Rounds}: {row.Name}");
                rows.TryAdd(row, []);
                rows[row].Add(await Measure(row, load, file, options));
            }
        }

        return VideoReport.Print(rows, options, on);
    }

    private static async Task<VideoMeasured> Measure(
        VideoRow row, LoadProgram load, VideoFile file, VideoOptions options)
    {
        await using var peer = row.IsOwn
            ? await LiveFairVideo.Start(row.Act == VideoAct.Hls ? "hls" : "flv", file, options.Build)
            : await NginxRtmp.Start(file);
        return peer.Measure(load, options, row.Viewers, row.Slow);
    }
}
