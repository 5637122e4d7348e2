using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Fanout;

namespace LiveFair.Bench.Servers;

/// <summary>A server on the core that servers are measured on; ended with its owner.</summary>
internal sealed class PinnedProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private PinnedProcess(Process process) => _process = process;

    public int Id => _process.Id;

    /// <summary>Starts it and waits until it listens.</summary>
    /// <exception cref="FairProblem">It does not.</exception>
    public static async Task<PinnedProcess> Start(int port, string[] command)
    {
        var process = Process.Start(new ProcessStartInfo("taskset", ["-c", Cores.Server, .. command]))
            ?? throw new FairProblem($"{command[0]} could not be started.");
        var pinned = new PinnedProcess(process);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < StartPatience && !process.HasExited)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync(IPAddress.Loopback, port);
                return pinned;
            }
            catch (SocketException)
            {
                await Task.Delay(50);
            }
        }

        await pinned.DisposeAsync();
        throw new FairProblem($"{command[0]} does not listen.");
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
