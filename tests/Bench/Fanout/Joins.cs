using System.Text.Json;

namespace LiveFair.Bench.Fanout;

/// <summary>What it took to let the viewers in.</summary>
/// <param name="Joined">How many were.</param>
/// <param name="PerSecond">Joins a second.</param>
/// <param name="CpuMicroseconds">Server processor time for each.</param>
/// <param name="IdleKiB">Server memory for each, before anything is said.</param>
internal sealed record Joins(int Joined, double PerSecond, double CpuMicroseconds, double IdleKiB)
{
    public static Joins Read(JsonElement line) => new(
        line.GetProperty("joined").GetInt32(),
        line.GetProperty("conn_per_s").GetDouble(),
        line.GetProperty("srv_cpu_us_per_conn").GetDouble(),
        line.GetProperty("rss_kib_per_conn").GetDouble());
}
