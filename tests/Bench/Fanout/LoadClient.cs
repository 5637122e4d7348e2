using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;

namespace LiveFair.Bench.Fanout;

/// <summary>The C programs of Fanout/Load: the load client, and the server that is the physical limit.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly LoadProgram _load = new("Fanout/Load/fanload.c");
    private readonly LoadProgram _limit = new("Fanout/Load/limitd.c");

    public string Limit => _limit.Program;

    /// <summary>Joins the viewers and goes through the rates, on its own core.</summary>
    /// <exception cref="FairProblem">It could not measure.</exception>
    public Measured Measure(Peer peer, FanoutOptions options)
    {
        var lines = _load.Run(
            [
                "-p", $"{peer.Port}", "-n", $"{options.Viewers}", "-P", $"{peer.Process}", "-N", $"{options.Bytes}",
                "-r", string.Join(',', options.Rates), "-t", $"{options.Seconds}", "-w", $"{options.WarmUp}",
                "-z", $"{options.Stalled}", .. peer.Words,
            ],
            Cores.Client);
        return lines.Count == options.Rates.Count + 1
            ? new Measured(Joins.Read(lines[0]), [.. lines.Skip(1).Select(Step.Read)])
            : throw new FairProblem($"The load client measured {lines.Count - 1} of {options.Rates.Count} rates.");
    }

    public void Dispose()
    {
        _load.Dispose();
        _limit.Dispose();
    }
}

/// <summary>Everything of one server in one run.</summary>
internal sealed record Measured(Joins Joins, IReadOnlyList<Step> Steps);
