using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Measures;
using LiveFair.Bench.Options;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Latency;

/// <summary>
/// <c>./livefair bench latency</c>: how old the picture is that viewers see, read from the time in it, and how soon it
/// goes on when its publisher is back. Publishers, server and viewers' browser share the machine.
/// </summary>
internal static class LatencyBench
{
    /// <exception cref="UsageException">The options cannot be used.</exception>
    /// <exception cref="FairProblem">It cannot be measured.</exception>
    public static async Task<int> Run(IReadOnlyList<string> args, TimeProvider time)
    {
        var options = LatencyOptions.Read(args);
        await using var server = await ServerProcess.Start(options.Build, rtmpPort: FreePort.Find());
        Headline.Print(
            time.GetUtcNow(),
            $"one stream and a viewer by each engine in one Chromium, {options.Seconds} s of pictures, "
            + $"publisher killed and back after {string.Join(" and ", options.Away)} s, "
            + $"{Environment.ProcessorCount} processors for all");
        var (ages, backs) = (new List<PictureAge>(), new List<PictureBack>());
        await foreach (var line in PageDriver.Run(
            server.Url, "latency.mjs", "--seconds", $"{options.Seconds}", "--away", string.Join(',', options.Away)))
        {
            if (line.GetProperty("act").GetString() == "age")
            {
                ages.Add(PictureAge.Read(line));
            }
            else
            {
                backs.Add(PictureBack.Read(line));
            }
        }

        return LatencyReport.Print(ages, backs);
    }
}
