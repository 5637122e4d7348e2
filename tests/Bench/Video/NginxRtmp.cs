using System.Globalization;
using System.Net.Sockets;
using LiveFair.Bench.Fair;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Video;

/// <summary>Debian's nginx with its RTMP module in a folder of its own: one worker, and ffmpeg.</summary>
internal sealed class NginxRtmp : IAsyncDisposable
{
    /// <summary>Where Debian puts it (libnginx-mod-rtmp).</summary>
    private const string Module = "/usr/lib/nginx/modules/ngx_rtmp_module.so";

    private const string Stream = "fair";

    // As it is shipped, but for what lets thousands in and has viewers begin with a key frame, as they do here.
    private const string Settings = """
        load_module {module};
        {user}
        daemon off;
        worker_processes 1;
        worker_rlimit_nofile 20000;
        pid nginx.pid;
        error_log error.log error;
        events { worker_connections 16384; }
        rtmp {
          access_log off;
          server { listen 127.0.0.1:{port}; chunk_size 4096; application live { live on; wait_key on; } }
        }
        """;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("livefair-nginx").FullName;
    private PinnedProcess? _nginx;

    /// <summary>Starts it and its publisher.</summary>
    /// <exception cref="FairProblem">It cannot be measured.</exception>
    public static async Task<VideoPeer> Start(VideoFile file)
    {
        if (!File.Exists(Module))
        {
            throw new FairProblem($"nginx's RTMP module is missing ({Module}; Debian: libnginx-mod-rtmp).");
        }

        var nginx = new NginxRtmp();
        try
        {
            var port = FreePort.Find();
            await nginx.Serve(port);
            var publisher = await file.Publish($"rtmp://127.0.0.1:{port}/live/{Stream}");
            return new VideoPeer([nginx._nginx!.Id, nginx.Worker()], port, "rtmp", Stream, [nginx, publisher]);
        }
        catch
        {
            await nginx.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_nginx is not null)
        {
            await _nginx.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private async Task Serve(int port)
    {
        var settings = Settings.Replace("{module}", Module, StringComparison.Ordinal)
            .Replace("{user}", Environment.UserName == "root" ? "user root;" : "", StringComparison.Ordinal)
            .Replace("{port}", $"{port}", StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(_folder, "nginx.conf"), settings);
        string[] command = ["/usr/sbin/nginx", "-p", _folder, "-e", "error.log", "-c", "nginx.conf"];
        _nginx = PinnedProcess.Begin(command, Cores.Server);
        using var patience = new CancellationTokenSource(Patience);
        while (!_nginx.HasExited && !patience.IsCancellationRequested)
        {
            try
            {
                using var probe = new TcpClient();
                await probe.ConnectAsync("127.0.0.1", port, patience.Token);
                return;
            }
            catch (SocketException)
            {
                await Task.Delay(50); // Nobody listens yet.
            }
        }

        throw new FairProblem("nginx does not listen.");
    }

    /// <summary>The process that serves: the only child of the one that was started.</summary>
    private int Worker() => int.Parse(
        File.ReadAllText($"/proc/{_nginx!.Id}/task/{_nginx.Id}/children").Trim(), CultureInfo.InvariantCulture);
}
