using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Writing;

/// <summary>What became of the comments of one run.</summary>
/// <param name="Sent">How many, those to warm up counted too, as in the next three.</param>
/// <param name="Acked">Answered with success, that is: committed.</param>
/// <param name="Refused">Answered otherwise.</param>
/// <param name="Unanswered">Not answered ten seconds after the last.</param>
/// <param name="AckedPerSecond">Answers of success that came while it was measured.</param>
/// <param name="P50">
/// Median from when a comment was to be sent to its answer, ms; NaN, as the next, when none came, and no target is met
/// by that.
/// </param>
/// <param name="P99">Its 99th percentile, ms.</param>
/// <param name="Max">The longest, ms.</param>
/// <param name="ServerCores">Processors the server kept busy.</param>
/// <param name="ClientCores">Processors the load client kept busy.</param>
/// <param name="ServerMiB">Server memory at the end.</param>
/// <param name="StolenCores">Processors that the host of this machine gave to others.</param>
internal sealed record CommentsWritten(
    long Sent,
    long Acked,
    long Refused,
    long Unanswered,
    double AckedPerSecond,
    double P50,
    double P99,
    double Max,
    double ServerCores,
    double ClientCores,
    double ServerMiB,
    double StolenCores)
{
    public static CommentsWritten Read(JsonElement line)
    {
        double Number(string name) => line.GetProperty(name).GetDouble();
        return new CommentsWritten(
            line.GetProperty("sent").GetInt64(),
            line.GetProperty("acked").GetInt64(),
            line.GetProperty("refused").GetInt64(),
            line.GetProperty("unanswered").GetInt64(),
            Number("acked_per_s"),
            Numbers.Latency(Number("p50_ms")),
            Numbers.Latency(Number("p99_ms")),
            Number("max_ms"),
            Number("srv_cores"),
            Number("own_cores"),
            Number("rss_kib") / 1_024,
            Number("steal_cores"));
    }
}
