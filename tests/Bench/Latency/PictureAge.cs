using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Latency;

/// <summary>How old the pictures were that one player showed.</summary>
/// <param name="Publisher">Who published: rtmp or browser.</param>
/// <param name="Player">The engine: flv, hls or native.</param>
/// <param name="Ages">From drawing to showing, of every picture.</param>
/// <param name="Unreadable">Pictures that showed no time.</param>
/// <param name="Waits">How often the player stood for want of data.</param>
/// <param name="Idle">The share of the machine's processors that nobody used meanwhile.</param>
internal sealed record PictureAge(
    string Publisher, string Player, Latencies Ages, int Unreadable, int Waits, double Idle)
{
    public static PictureAge Read(JsonElement line)
    {
        var ages = new Latencies();
        foreach (var age in line.GetProperty("ages").EnumerateArray())
        {
            ages.Add(age.GetDouble());
        }

        return new PictureAge(
            line.GetProperty("publisher").GetString()!,
            line.GetProperty("player").GetString()!,
            ages,
            line.GetProperty("unreadable").GetInt32(),
            line.GetProperty("waits").GetInt32(),
            line.GetProperty("idle").GetDouble());
    }
}
