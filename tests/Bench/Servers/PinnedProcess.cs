using System.Diagnostics;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Servers;

/// <summary>A process on a core of its own, such as the one that servers have; ended with its owner.</summary>
internal sealed class PinnedProcess : IAsyncDisposable
{
    /// <summary>What a server prints once it listens.</summary>
    public const string Ready = "ready";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PinnedProcess(Process process) => _process = process;

    public int Id => _process.Id;

    public bool HasExited => _process.HasExited;

    /// <summary>Starts it and waits for its line that it listens, the first it prints.</summary>
    /// <exception cref="FairProblem">It does not.</exception>
    public static Task<PinnedProcess> Start(string[] command) => Start(command, Cores.Server, Ready);

    /// <summary>Starts it on a core and waits for its first line.</summary>
    /// <param name="command">The program and its words.</param>
    /// <param name="core">The only processor it may use.</param>
    /// <param name="says">What that line begins with when all is well.</param>
    /// <exception cref="FairProblem">It says something else, or nothing.</exception>
    public static async Task<PinnedProcess> Start(string[] command, string core, string says)
    {
        var pinned = Begin(command, core);
        using var patience = new CancellationTokenSource(StartPatience);
        try
        {
            var line = await pinned._process.StandardOutput.ReadLineAsync(patience.Token);
            if (line?.StartsWith(says, StringComparison.Ordinal) == true)
            {
                return pinned;
            }
        }
        catch (OperationCanceledException)
        {
            // Below: it is ended and named.
        }

        await pinned.DisposeAsync();
        throw new FairProblem($"{command[0]} did not say that it is {says}.");
    }

    /// <summary>Starts it on a core, and waits for nothing.</summary>
    /// <exception cref="FairProblem">It cannot be started.</exception>
    public static PinnedProcess Begin(string[] command, string core)
    {
        var start = new ProcessStartInfo("taskset", ["-c", core, .. command]) { RedirectStandardOutput = true };
        return new PinnedProcess(
            Process.Start(start) ?? throw new FairProblem($"{command[0]} could not be started."));
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
