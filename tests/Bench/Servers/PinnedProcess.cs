using System.Diagnostics;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Servers;

/// <summary>A server on the core that servers are measured on; ended with its owner.</summary>
internal sealed class PinnedProcess : IAsyncDisposable
{
    /// <summary>What a server prints once it listens.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PinnedProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits for its line that it listens, the first it prints.</summary>
    /// <exception cref="FairProblem">It does not.</exception>
    public static async Task<PinnedProcess> Start(string[] command)
    {
        var start = new ProcessStartInfo("taskset", ["-c", Cores.Server, .. command]) { RedirectStandardOutput = true };
        var process = Process.Start(start) ?? throw new FairProblem($"{command[0]} could not be started.");
        var pinned = new PinnedProcess(process);
        using var patience = new CancellationTokenSource(StartPatience);
        try
        {
            if (await process.StandardOutput.ReadLineAsync(patience.Token) == Ready)
            {
                return pinned;
            }
        }
        catch (OperationCanceledException)
        {
            // Below: it is ended and named.
        }

        await pinned.DisposeAsync();
        throw new FairProblem($"{command[0]} did not say that it is {Ready}.");
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
