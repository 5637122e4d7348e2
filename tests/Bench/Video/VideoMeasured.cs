using System.Text.Json;
using LiveFair.Bench.Measures;

namespace LiveFair.Bench.Video;

/// <summary>What the load client saw of one hall of viewers, and what the server used for it.</summary>
/// <param name="Viewers">Who read.</param>
/// <param name="Alive">Of them, who were still served at the end.</param>
/// <param name="SlowLeft">Who did not read and were still connected.</param>
/// <param name="Cores">Processors the server used.</param>
/// <param name="OthersCores">What others used of the server's processor.</param>
/// <param name="KbpsLeast">What the viewer got who got the least, kbit/s.</param>
/// <param name="Kbps">The median of viewers.</param>
/// <param name="Back">Frames older than the one of their kind before.</param>
/// <param name="Gaps">Frames more than a second behind it.</param>
/// <param name="BehindMs">The viewer furthest behind, at the end.</param>
/// <param name="MiB">The server's resident memory at its most.</param>
/// <param name="GrowthMiB">What of it came with those who do not read.</param>
/// <param name="SocketGrowthMiB">What the kernel's buffers of both ends grew by with them.</param>
/// <param name="PartsPerSecond">Parts a viewer got.</param>
/// <param name="PartP50">From asking for the playlist with a part to that part's last byte, ms.</param>
/// <param name="PartP99">Its 99th percentile.</param>
/// <param name="Missed">Parts that were gone before a viewer came to them.</param>
internal sealed record VideoMeasured(
    int Viewers,
    int Alive,
    int SlowLeft,
    double Cores,
    double OthersCores,
    double KbpsLeast,
    double Kbps,
    long Back,
    long Gaps,
    double BehindMs,
    double MiB,
    double GrowthMiB,
    double SocketGrowthMiB,
    double PartsPerSecond,
    double PartP50,
    double PartP99,
    long Missed)
{
    /// <summary>Of the stream's rate: fewer and the viewers starve.</summary>
    private const double Enough = .95;

    /// <summary>How many such viewers fill a core.</summary>
    public double PerCore => Viewers / Cores;

    /// <summary>Whether every viewer got the stream's rate.</summary>
    public bool IsFed => Alive == Viewers && KbpsLeast >= Enough * VideoFile.KilobitsPerSecond;

    /// <summary>Whether every viewer got the whole stream.</summary>
    public bool IsWhole => IsFed && Back == 0 && Gaps == 0;

    public static VideoMeasured Read(JsonElement line)
    {
        double Of(string name) => line.GetProperty(name).GetDouble();
        double Mib(string name) => Of(name) / 1024;
        return new VideoMeasured(
            (int)Of("viewers"),
            (int)Of("alive"),
            (int)Of("slow_left"),
            Of("srv_cores"),
            Math.Max(0, Of("others_cores")),
            Of("kbps_min"),
            Of("kbps_median"),
            (long)Of("back"),
            (long)Of("gaps"),
            Of("behind_ms"),
            Mib("rss_most_kib"),
            Mib("rss_most_kib") - Mib("rss_before_slow_kib"),
            Mib("sock_kib") - Mib("sock_before_slow_kib"),
            Of("parts_per_s"),
            Numbers.Latency(Of("part_p50_ms")),
            Numbers.Latency(Of("part_p99_ms")),
            (long)Of("missed"));
    }
}
