using System.Runtime.InteropServices;
using LiveFair.Bench.Viewers;
using static LiveFair.Bench.Measures.Numbers;
using static LiveFair.Bench.Measures.Verdict;

namespace LiveFair.Bench.Room;

/// <summary>Checks a run for completeness, and prints it beside its targets.</summary>
internal static class RoomReport
{
    private const double AckTarget = 100;
    private const double DeliveryTarget = 250;

    /// <returns>0; 1 when a target was missed: too slow, or anything lost or repeated.</returns>
    public static int Print(RoomRun run, IWatcher[] watchers, RoomOptions options, IReadOnlyList<WatchEvent> log)
    {
        var offsets = log.Select(one => one.Offset).ToHashSet();
        var lost = watchers.Sum(watcher => Lost(watcher.Received, log.Count));
        var repeated = watchers.Sum(watcher => watcher.Received.Repeats + Unknown(watcher.Received, offsets));
        var comments = log.Count(one => one.Kind == "commented");
        var incomplete = lost > 0 || repeated > 0 || comments != run.Acked;
        var refused = run.Refused.Count == 0
            ? "none"
            : string.Join(", ", run.Refused.Select(pair => $"{pair.Key} {pair.Value}"));
        Line(
            "machine",
            $"{Environment.ProcessorCount} cores, {Memory()} GiB RAM, {RuntimeInformation.FrameworkDescription}");
        Line("comments", $"{run.Acked} acknowledged, {comments} in the static list, refused: {refused}");
        Line("comment ack", Of(run.Acks));
        Line("delivery", Of(run.Delivery));
        Line("lost, repeated", $"{lost}, {repeated} of {(long)log.Count * watchers.Length} deliveries");
        Line("skipped", $"{watchers.Sum(watcher => watcher.Received.Skipped)}");
        Line("reconnects", $"{watchers.Sum(watcher => watcher.Reconnects)}");
        Line("frames per viewer", $"{watchers.Average(watcher => watcher.Received.Frames):0}");
        Line("server CPU", run.ServerCpu is { } cpu
            ? $"{cpu.TotalSeconds:0.0} s of {run.Measured.TotalSeconds:0.0} s ({cpu / run.Measured:P0} of a core)"
            : "not measured: the server is not this process's child");
        Line("server RSS", run.ServerResidentBytes is { } bytes ? $"{bytes / 1_048_576} MiB" : "not measured");
        Line("bench CPU", $"{run.OwnCpu.TotalSeconds:0.0} s");
        var isMet = Target($"ack p99 ≤ {AckTarget} ms", run.Acks.At(.99) <= AckTarget)
            & Target($"delivery p99 ≤ {DeliveryTarget} ms", run.Delivery.At(.99) <= DeliveryTarget)
            & Target("nothing lost or repeated", !incomplete);
        return isMet ? 0 : 1;
    }

    private static long Lost(Received got, long head) =>
        head - (got.Position ?? 0) + got.Gaps + ((got.FreshJoins - 1) * 1L);

    private static int Unknown(Received got, HashSet<long> offsets) =>
        got.Arrivals.Count(arrival => !offsets.Contains(arrival.Offset));

    private static string Of(Measures.Latencies measured) =>
        $"p50 {Show(measured.At(.5), 1)}, p99 {Show(measured.At(.99), 1)}, max {Show(measured.At(1), 1)} ms "
        + $"({measured.Count} measured)";

    private static long Memory() => (long)Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1_073_741_824d);
}
