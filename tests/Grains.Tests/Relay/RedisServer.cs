using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>Debian's redis-server on a port of its own, with nothing kept on disk.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private const int Stop = 19;
    private const int Continue = 18;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-redis-");
    private readonly int _port = FreePort();
    private Process? _process;

    public string Address => $"127.0.0.1:{_port}";

    public async Task InitializeAsync() => await Start();

    public async Task DisposeAsync()
    {
        await End();
        _folder.Delete(recursive: true);
    }

    public async Task Start()
    {
        var ready = new TaskCompletionSource();
        _process = new Process
        {
            StartInfo = new ProcessStartInfo(
                Program(),
                ["--port", $"{_port}", "--bind", "127.0.0.1", "--save", "", "--dir", _folder.FullName])
            {
                RedirectStandardOutput = true,
            },
            EnableRaisingEvents = true,
        };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) is true)
            {
                ready.TrySetResult();
            }
        };
        _process.Exited += (_, _) => ready.TrySetException(
            new InvalidOperationException($"redis-server ended instead of listening on port {_port}."));
        _process.Start();
        _process.BeginOutputReadLine();
        await ready.Task.Within(Patience, () => $"redis-server listens on port {_port}");
    }

    public async Task End()
    {
        if (_process is { } process)
        {
            _process = null;
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }
    }

    /// <summary>It keeps its connections and answers nothing.</summary>
    public void Freeze() => Signal(Stop);

    public void Thaw() => Signal(Continue);

    private static string Program() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Append("/usr/bin")
        .Select(folder => Path.Combine(folder, "redis-server")).FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException(
            "These tests need redis-server, and it is not installed: apt-get install redis-server.");

    /// <summary>
    /// Below the ports that the system gives away itself: nobody else gets it while the server is down, also no client
    /// that calls it meanwhile, and would be connected to itself.
    /// </summary>
    private static int FreePort()
    {
        while (true)
        {
            var port = Random.Shared.Next(20_000, 32_000);
            try
            {
                using var probe = new TcpListener(IPAddress.Loopback, port);
                probe.Start();
                return port;
            }
            catch (SocketException)
            {
                // Taken: the next one may be free.
            }
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    private static extern int Kill(int process, int signal);

    private void Signal(int signal) => Assert.Equal(0, Kill(_process!.Id, signal));
}
