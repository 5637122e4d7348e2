using System.Diagnostics;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Servers;

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

    private readonly string[] _command;
    private readonly string _data;
    private Process _process;
    private bool _hasEnded;

    private ServerProcess(string[] command, string data, Uri url)
    {
        (_command, _data, Url) = (command, data, url);
        _process = Begin();
    }

    public Uri Url { get; }

    public int ProcessId => _process.Id;

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

    /// <param name="build">The program; null to build and take the one of this source tree.</param>
    /// <param name="settings">Its orleans.json; null for the defaults.</param>
    /// <param name="core">The only processor it may use; null for all.</param>
    /// <param name="rtmpPort">Where it takes RTMP; 0: nowhere.</param>
    /// <exception cref="FairProblem">It cannot be built or does not get ready.</exception>
    public static async Task<ServerProcess> Start(
        string? build, string? settings = null, string? core = null, int rtmpPort = 0)
    {
        var root = SourceTree.Root;
        var program = build ?? Path.Combine(root, "src", "Web", "bin", "Release", "net10.0", "LiveFair.Web.dll");
        if (build is null)
        {
            await Build(root, Path.Combine("src", "Web", "Web.csproj"));
        }

        var data = Directory.CreateTempSubdirectory("livefair-bench").FullName;
        var port = FreePort.Find();

        // Another build may not know the limits: there the crowd waits as it is told to.
        settings ??= build is null ? Settings : null;
        string[] command =
            ["dotnet", program, "--demo", "--port", $"{port}", "--rtmp-port", $"{rtmpPort}", "--data", data];
        if (settings is not null)
        {
            var file = Path.Combine(data, "orleans.json");
            await File.WriteAllTextAsync(file, settings);
            command = [.. command, "--config", file];
        }

        command = core is null ? command : ["taskset", "-c", core, .. command];
        var server = new ServerProcess(command, data, new Uri($"http://127.0.0.1:{port}"));
        await server.WaitUntilReady();
        return server;
    }

    /// <summary>Ends it, lets its data folder be changed, and starts it again.</summary>
    /// <exception cref="FairProblem">It does not get ready again.</exception>
    public async Task Restart(Action<string> change)
    {
        await End();
        change(_data);
        (_process, _hasEnded) = (Begin(), false);
        await WaitUntilReady();
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        Directory.Delete(_data, recursive: true);
    }

    private Process Begin()
    {
        var start = new ProcessStartInfo(_command[0], _command[1..])
        {
            WorkingDirectory = _data,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start) ?? throw new FairProblem("dotnet could not be started.");
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        return process;
    }

    private async Task End()
    {
        if (_hasEnded)
        {
            return;
        }

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
        _hasEnded = true;
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

    private static async Task Build(string folder, string project)
    {
        string[] args = ["build", project, "-c", "Release", "-v", "q", "--nologo"];
        using var build = Process.Start(
            new ProcessStartInfo("dotnet", args) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var said = await build.StandardOutput.ReadToEndAsync();
        await build.WaitForExitAsync();
        if (build.ExitCode != 0)
        {
            throw new FairProblem($"{project} could not be built:\n{said}");
        }
    }
}
