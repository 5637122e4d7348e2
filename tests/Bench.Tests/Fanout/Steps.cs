namespace LiveFair.Bench.Tests.Fanout;

/// <summary>A line of the load client, with what the acts add to it.</summary>
internal static class Steps
{
    public static string Line(string more) => $$"""
        {
          "rate": 200, "dps": 0, "frac": 1, "p50_ms": 1, "p99_ms": 2, "max_ms": 3, "srv_core_pct": 50,
          "cpu_s_per_1M": 1, "frames_per_deliv": 1, "rss_kib_per_conn": 1, "rss_kib": 2048, "sockets_kib": 1024,
          "lost": 0, "skipped": 7, "dups": 0, "dead": 0, "cli_cpu_pct": 5, "collapsed": 0, {{more}}
        }
        """;
}
