using System.Diagnostics;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>Debian's nginx with its RTMP module, set up as docs/video.md says, in a folder of its own.</summary>
internal sealed class Nginx : IAsyncDisposable
{
    private const string Module = "/usr/lib/nginx/modules/ngx_rtmp_module.so";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder = Directory.CreateTempSubdirectory("livefair-nginx-").FullName;
    private readonly Process _process;
    private readonly TaskCompletionSource _serves = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _said = [];

    private Nginx(Uri fair)
    {
        Assert.True(File.Exists(Module), "libnginx-mod-rtmp is missing: apt-get install libnginx-mod-rtmp");
        Port = FreePort.Next();
        var hook = $"{new Uri(fair, "/hooks/nginx-rtmp")}?secret={EngineFair.Secret}";
        var settings = Path.Combine(_folder, "nginx.conf");
        File.WriteAllText(settings, $$"""
            load_module {{Module}};
            daemon off;
            master_process off;
            pid {{_folder}}/nginx.pid;
            error_log stderr notice;
            events { worker_connections 64; }
            rtmp {
              server {
                listen 127.0.0.1:{{Port}};
                application live {
                  live on;
                  notify_update_timeout 1s;
                  on_publish {{hook}};
                  on_publish_done {{hook}};
                  on_play {{hook}};
                  on_update {{hook}};
                }
              }
            }
            """);
        _process = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", $"-p {_folder} -c {settings} -e stderr")
        {
            RedirectStandardError = true,
        })!;
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginErrorReadLine();
    }

    public int Port { get; }

    /// <summary>Starts one and waits until it listens.</summary>
    public static async Task<Nginx> Start(Uri fair)
    {
        var nginx = new Nginx(fair);
        await nginx._serves.Task.WaitAsync(Patience);
        return nginx;
    }

    public string Url(string stream) => $"rtmp://127.0.0.1:{Port}/live/{stream}";

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>It tells its system after it has opened its sockets.</summary>
    private void Hear(string? line)
    {
        lock (_said)
        {
            _said.Add(line ?? "(end)");
            if (line is null)
            {
                _serves.TrySetException(new InvalidOperationException($"nginx ended: {string.Join('\n', _said)}"));
            }
            else if (line.Contains("OS: ", StringComparison.Ordinal))
            {
                _serves.TrySetResult();
            }
        }
    }
}
