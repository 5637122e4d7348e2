using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Fanout;

/// <summary>What the viewers received at one rate.</summary>
/// <param name="Rate">Comments a second that were to be sent.</param>
/// <param name="Delivered">Deliveries a second.</param>
/// <param name="Share">Of all that should have been delivered.</param>
/// <param name="P50">Median latency, ms; NaN when nothing came.</param>
/// <param name="P99">Its 99th percentile, ms; NaN when nothing came.</param>
/// <param name="Max">The longest, ms.</param>
/// <param name="CoreShare">Of the server's core.</param>
/// <param name="CpuPerMillion">Server processor seconds for a million deliveries.</param>
/// <param name="FramesPerDelivery">WebSocket frames for each delivery; below one where comments share frames.</param>
/// <param name="LoadedKiB">Server memory for each viewer at the end.</param>
/// <param name="ServerMiB">The server's memory at the end.</param>
/// <param name="SocketMiB">
/// What the kernel's TCP buffers hold at the end, of both sides, more than before the joins.
/// </param>
/// <param name="Lost">Comments that a viewer neither had got nor was told of when the step was over.</param>
/// <param name="Skipped">Comments that viewers were told to be left out.</param>
/// <param name="Repeated">Comments that a viewer got again.</param>
/// <param name="Dropped">Viewers the server let go.</param>
/// <param name="ClientShare">Of the load client's core: near 1 the client is what is measured.</param>
/// <param name="Holds">
/// Whether the server carries it: p99 is at most 500 ms, at most a thousandth is lost, nobody was let go, and the
/// comments could be sent.
/// </param>
internal sealed record Step(
    double Rate,
    double Delivered,
    double Share,
    double P50,
    double P99,
    double Max,
    double CoreShare,
    double CpuPerMillion,
    double FramesPerDelivery,
    double LoadedKiB,
    double ServerMiB,
    double SocketMiB,
    long Lost,
    long Skipped,
    long Repeated,
    int Dropped,
    double ClientShare,
    bool Holds)
{
    /// <summary>Deliveries for each second of the server's processor.</summary>
    public double PerCpuSecond => 1e6 / CpuPerMillion;

    public static Step Read(JsonElement line)
    {
        double Number(string name) => line.GetProperty(name).GetDouble();
        return new Step(
            Number("rate"),
            Number("dps"),
            Number("frac"),
            Numbers.Latency(Number("p50_ms")),
            Numbers.Latency(Number("p99_ms")),
            Number("max_ms"),
            Number("srv_core_pct") / 100,
            Number("cpu_s_per_1M"),
            Number("frames_per_deliv"),
            Number("rss_kib_per_conn"),
            Number("rss_kib") / 1024,
            Number("sockets_kib") / 1024,
            line.GetProperty("lost").GetInt64(),
            line.GetProperty("skipped").GetInt64(),
            line.GetProperty("dups").GetInt64(),
            line.GetProperty("dead").GetInt32(),
            Number("cli_cpu_pct") / 100,
            line.GetProperty("collapsed").GetInt32() == 0);
    }

    /// <summary>The medians of each measure; what was lost, skipped, repeated or dropped is added up.</summary>
    public static Step Median(IReadOnlyList<Step> steps)
    {
        double Of(Func<Step, double> measure) => Measures.Median.Of(steps.Select(measure));
        return new Step(
            steps[0].Rate,
            Of(step => step.Delivered),
            Of(step => step.Share),
            Of(step => step.P50),
            Of(step => step.P99),
            Of(step => step.Max),
            Of(step => step.CoreShare),
            Of(step => step.CpuPerMillion),
            Of(step => step.FramesPerDelivery),
            Of(step => step.LoadedKiB),
            Of(step => step.ServerMiB),
            Of(step => step.SocketMiB),
            steps.Sum(step => step.Lost),
            steps.Sum(step => step.Skipped),
            steps.Sum(step => step.Repeated),
            steps.Sum(step => step.Dropped),
            Of(step => step.ClientShare),
            steps.All(step => step.Holds));
    }
}
