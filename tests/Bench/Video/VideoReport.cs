using LiveFair.Bench.Measures;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Video;

/// <summary>Prints the medians of all rounds beside the targets.</summary>
internal static class VideoReport
{
    private const double RatioTarget = 1.3;
    private const double GrowthTarget = 64;
    private const double HlsCoreTarget = .5;

    /// <summary>Parts of half a second.</summary>
    private const double PartsPerSecond = 2;

    private const double Enough = .95;

    /// <returns>0; 1 when a target was missed or a viewer of LiveFair did not get everything.</returns>
    public static int Print(
        IReadOnlyDictionary<VideoRow, List<VideoMeasured>> rows, VideoOptions options, DateTimeOffset on)
    {
        Headline.Print(
            on,
            $"one stream of {VideoFile.KilobitsPerSecond} kbit/s, server and load on a core each, {options.Seconds} s "
            + $"measured {options.WarmUp} s after the last viewer came, medians of {options.Rounds}");
        Console.WriteLine();
        Console.WriteLine(Whole(rows));
        var isMet = true;
        foreach (var (row, runs) in rows)
        {
            isMet &= row.Act switch
            {
                VideoAct.Flv => !row.IsOwn || Flv(row, runs, rows),
                VideoAct.Slow => Slow(row, runs),
                _ => Hls(row, runs),
            };
        }

        return isMet ? 0 : 1;
    }

    /// <summary>Viewers for each core beside the peer's; NaN where either starved somebody.</summary>
    internal static double Ratio(VideoRow own, IReadOnlyDictionary<VideoRow, List<VideoMeasured>> rows) =>
        rows.TryGetValue(own with { Server = VideoRow.Peer }, out var peer)
        && peer.TrueForAll(run => run.IsFed) && rows[own].TrueForAll(run => run.IsFed)
            ? Median.Of(rows[own].Select(run => run.PerCore)) / Median.Of(peer.Select(run => run.PerCore))
            : double.NaN;

    private static Table Whole(IReadOnlyDictionary<VideoRow, List<VideoMeasured>> rows)
    {
        var table = new Table(
            "", "core %", "viewers/core", "kbit/s min", "median", "served", "gaps", "behind ms", "MiB", "parts/s",
            "part p50 ms", "p99", "missed", "others' core %");
        foreach (var (row, runs) in rows)
        {
            double Of(Func<VideoMeasured, double> measure) => Median.Of(runs.Select(measure));
            table.Add(
                row.Name,
                Show(Of(run => run.Cores * 100), 1),
                Show(Of(run => run.PerCore)),
                Show(Of(run => run.KbpsLeast)),
                Show(Of(run => run.Kbps)),
                $"{runs.Min(run => run.Alive)}{(runs.TrueForAll(run => run.IsFed) ? "" : ", starved")}",
                Show(Of(run => run.Gaps + run.Back)),
                row is { Act: VideoAct.Hls } or { IsOwn: false } ? "-" : Show(Of(run => run.BehindMs)),
                Show(Of(run => run.MiB)),
                row.Act == VideoAct.Hls ? Show(Of(run => run.PartsPerSecond), 2) : "-",
                Show(Of(run => run.PartP50)),
                Show(Of(run => run.PartP99)),
                Show(Of(run => run.Missed)),
                Show(Of(run => run.OthersCores * 100)));
        }

        return table;
    }

    private static bool Flv(
        VideoRow row, List<VideoMeasured> runs, IReadOnlyDictionary<VideoRow, List<VideoMeasured>> rows)
    {
        var ratio = Ratio(row, rows);
        Line($"{row.Viewers} viewers", $"{Show(ratio, 2)} times as many for each core as {VideoRow.Peer}");
        return Target($"≥ {RatioTarget} times", ratio >= RatioTarget)
            & Target("everybody gets everything", runs.TrueForAll(run => run.IsWhole));
    }

    private static bool Slow(VideoRow row, List<VideoMeasured> runs)
    {
        double Of(Func<VideoMeasured, double> measure) => Median.Of(runs.Select(measure));
        var growth = Of(run => run.GrowthMiB);
        Line(
            $"{row.Slow} slow viewers",
            $"{Show(growth)} MiB in the process, {Show(Of(run => run.SocketGrowthMiB))} MiB in the sockets of both "
            + $"ends; {Show(Of(run => run.SlowLeft))} still connected");
        return Target($"memory ≤ {GrowthTarget} MiB", growth <= GrowthTarget)
            & Target("the others get everything", runs.TrueForAll(run => run.IsWhole));
    }

    private static bool Hls(VideoRow row, List<VideoMeasured> runs)
    {
        var cores = Median.Of(runs.Select(run => run.Cores));
        Line($"{row.Viewers} viewers", $"low-latency HLS, {Show(cores * 100, 1)} % of a core");
        return Target($"≤ {HlsCoreTarget * 100} % of a core", cores <= HlsCoreTarget)
            & Target("everybody gets every part", runs.TrueForAll(run =>
                run.Alive == run.Viewers && run.Missed == 0 && run.PartsPerSecond >= Enough * PartsPerSecond));
    }
}
