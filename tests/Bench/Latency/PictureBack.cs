using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Latency;

/// <summary>How soon one player's picture went on when its publisher was back.</summary>
/// <param name="Publisher">Who published: rtmp or browser.</param>
/// <param name="Player">The engine: flv, hls or native.</param>
/// <param name="Away">Seconds for which nobody published.</param>
/// <param name="Ms">
/// From the publisher's start, its own beginnings included, to the first new picture that was shown, of ten that were;
/// NaN when they did not come.
/// </param>
internal sealed record PictureBack(string Publisher, string Player, int Away, double Ms)
{
    public static PictureBack Read(JsonElement line) => new(
        line.GetProperty("publisher").GetString()!,
        line.GetProperty("player").GetString()!,
        line.GetProperty("away").GetInt32(),
        Numbers.Latency(line.GetProperty("backMs").GetDouble()));
}
