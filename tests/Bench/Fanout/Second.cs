using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Fanout;

/// <summary>One second of a step.</summary>
/// <param name="Arrived">Deliveries that came within it.</param>
/// <param name="P99">Of the comments that were to be sent within it, ms; NaN when none of them came.</param>
internal sealed record Second(long Arrived, double P99)
{
    public static Second Read(JsonElement second) =>
        new(second.GetProperty("arrived").GetInt64(), Numbers.Latency(second.GetProperty("p99_ms").GetDouble()));
}
