using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Room;

/// <summary>
/// A server of its own for a benchmark: the Release build, demo data, a folder that is gone afterwards.
/// </summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    // The whole crowd comes from one address, and its coming is not what is measured.
    private const string Settings = """
        {
          "limits": {
            "newViewers": { "burst": 1000000 }, "codes": { "burst": 1000000 }, "allCodes": { "burst": 1000000 }
          }
        }
        """;

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(30);

    private readonly Process _process;
    private readonly string _data;

    private ServerProcess(Process process, string data, Uri url) => (_process, _data, Url) = (process, data, url);

    public Uri Url { get; }

    public TimeSpan Cpu
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64;
        }
    }

    /// <exception cref="FairProblem">It cannot be built or does not get ready.</exception>
    public static async Task<ServerProcess> Start(string? build)
    {
        var root = Root();
        var program = build ?? Path.Combine(root, "src", "Web", "bin", "Release", "net10.0", "LiveFair.Web.dll");
        if (build is null)
        {
            await Run("dotnet", root, "build", Path.Combine("src", "Web", "Web.csproj"), "-c", "Release", "-v", "q");
        }

        var data = Directory.CreateTempSubdirectory("livefair-bench").FullName;
        var port = FreePort();
        var start = new ProcessStartInfo("dotnet", [program, "--demo", "--port", $"{port}", "--data", data])
        {
            WorkingDirectory = data,
            RedirectStandardOutput = true,
        };
        if (build is null)
        {
            // Another build may not know them: it goes by its own limits.
            var settings = Path.Combine(data, "orleans.json");
            await File.WriteAllTextAsync(settings, Settings);
            start.ArgumentList.Add("--config");
            start.ArgumentList.Add(settings);
        }

        var process = Process.Start(start) ?? throw new FairProblem("dotnet could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var server = new ServerProcess(process, data, new Uri($"http://127.0.0.1:{port}"));
        await server.WaitUntilReady();
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            using var end = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            using var patience = new CancellationTokenSource(EndPatience);
            try
            {
                await _process.WaitForExitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Console.Error.WriteLine("The server did not end when it was told to, and was killed.");
                _process.Kill(entireProcessTree: true);
            }
        }

        _process.Dispose();
        Directory.Delete(_data, recursive: true);
    }

    private async Task WaitUntilReady()
    {
        using var http = new HttpClient { BaseAddress = Url };
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < StartPatience && !_process.HasExited)
        {
            try
            {
                if ((await http.GetAsync("/readyz")).IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // Nobody listens yet.
            }

            await Task.Delay(100);
        }

        await DisposeAsync();
        throw new FairProblem("The server did not get ready.");
    }

    private static async Task Run(string program, string folder, params string[] args)
    {
        using var process = Process.Start(new ProcessStartInfo(program, args) { WorkingDirectory = folder })!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new FairProblem($"{program} {string.Join(' ', args)} failed.");
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "LiveFair.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new FairProblem("The benchmark is not run from its source tree; use --url.");
    }

    private static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
