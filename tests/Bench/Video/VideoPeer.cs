using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Video;

/// <summary>A server under measurement, with a publisher.</summary>
/// <param name="Processes">Those that serve.</param>
/// <param name="Port">Where it listens.</param>
/// <param name="Kind">How it is watched: what the load client calls it.</param>
/// <param name="Path">What is watched.</param>
/// <param name="Owned">Ends what was started, the last first.</param>
internal sealed record VideoPeer(
    IReadOnlyList<int> Processes, int Port, string Kind, string Path, IReadOnlyList<IAsyncDisposable> Owned)
    : IAsyncDisposable
{
    /// <summary>Lets viewers come, and measures; on the load's core.</summary>
    /// <param name="load">The load client.</param>
    /// <param name="options">How long.</param>
    /// <param name="viewers">How many who read.</param>
    /// <param name="slow">How many who do not.</param>
    /// <exception cref="FairProblem">It could not measure.</exception>
    public VideoMeasured Measure(LoadProgram load, VideoOptions options, int viewers, int slow = 0) =>
        load.Run(
            [
                "-k", Kind, "-p", $"{Port}", "-u", Path, "-n", $"{viewers}", "-z", $"{slow}",
                "-w", $"{options.WarmUp}", "-t", $"{options.Seconds}", "-P", string.Join(',', Processes),
                "-C", Cores.Server,
            ],
            Cores.Client) is [var line]
            ? VideoMeasured.Read(line)
            : throw new FairProblem("The load client measured nothing.");

    public async ValueTask DisposeAsync()
    {
        foreach (var owned in Owned.Reverse())
        {
            await owned.DisposeAsync();
        }
    }
}
