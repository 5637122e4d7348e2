using System.Text.Json;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Fanout;

/// <summary>The C programs of Fanout/Load: the load client, and the server that is the physical limit.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly LoadProgram _load = new("Fanout/Load/fanload.c");
    private readonly LoadProgram _limit = new("Fanout/Load/limitd.c");

    public string Limit => _limit.Program;

    /// <summary>Joins the viewers and goes through the rates, on its own core.</summary>
    /// <param name="peer">Where.</param>
    /// <param name="options">Who, and how long.</param>
    /// <param name="rates">One step each.</param>
    /// <param name="more">What else the load client is told.</param>
    /// <returns>What it printed of the joins, and of each step.</returns>
    /// <exception cref="FairProblem">It could not measure.</exception>
    public Printed Measure(Peer peer, FanoutOptions options, IReadOnlyList<double> rates, params string[] more)
    {
        var lines = _load.Run(
            [
                "-p", $"{peer.Port}", "-n", $"{options.Viewers}", "-P", $"{peer.Process}", "-N", $"{options.Bytes}",
                "-r", string.Join(',', rates), "-t", $"{options.Seconds}", "-w", $"{options.WarmUp}",
                .. more, .. peer.Words,
            ],
            Cores.Client);
        return lines.Count > 1
            ? new Printed(lines[0], [.. lines.Skip(1)])
            : throw new FairProblem("The load client let nobody in.");
    }

    public void Dispose()
    {
        _load.Dispose();
        _limit.Dispose();
    }
}

/// <summary>The lines of the load client.</summary>
internal sealed record Printed(JsonElement Joins, IReadOnlyList<JsonElement> Steps);
