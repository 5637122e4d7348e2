using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Fanout;

/// <summary>Viewers that were cut off at once and came back at once, each behind the last offset it had.</summary>
/// <param name="Whole">The step they did it in; what was lost or repeated counts across the gap.</param>
/// <param name="Back">How many were recovered, and had everything that was said until they came back.</param>
/// <param name="Away">How many were not when the step was over.</param>
/// <param name="Unrecovered">How many were told that their place is too old.</param>
/// <param name="Retried">Attempts that were refused or broken off, and made again.</param>
/// <param name="HalfSeconds">When half of them were back, from the cut; NaN when nobody was.</param>
/// <param name="AllSeconds">When the last was.</param>
internal sealed record Returned(
    Step Whole, int Back, int Away, int Unrecovered, int Retried, double HalfSeconds, double AllSeconds)
{
    public static Returned Read(JsonElement line) => new(
        Step.Read(line),
        line.GetProperty("back").GetInt32(),
        line.GetProperty("away").GetInt32(),
        line.GetProperty("unrecovered").GetInt32(),
        line.GetProperty("retried").GetInt32(),
        Numbers.Latency(line.GetProperty("back_p50_s").GetDouble()),
        line.GetProperty("back_max_s").GetDouble());
}
