using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;

namespace LiveFair.Faults.Tests.Processes;

/// <summary>The real server as a child process: started, killed and asked for what it printed.</summary>
public sealed class Server : IAsyncDisposable
{
    private const int Terminate = 15;
    private static readonly string[] TalkativeSettings =
        ["Logging__LogLevel__Default", "Logging__Console__LogLevel__Default"];

    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(20);

    private readonly Process _process;
    private readonly StringBuilder _printed = new();
    private readonly StringBuilder _complained = new();

    private Server(Process process, Uri address)
    {
        _process = process;
        Address = address;
        process.OutputDataReceived += (_, line) => Keep(_printed, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(_complained, line.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
    }

    public Uri Address { get; }

    /// <summary>What it wrote to standard output so far.</summary>
    public string Printed => Text(_printed);

    /// <summary>What it wrote to standard error so far.</summary>
    public string Complained => Text(_complained);

    /// <summary>A port nobody listens on, below those that outgoing connections are given: a client that calls a dead
    /// server's port from that very port would be connected to itself.</summary>
    public static int FreePort()
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

    /// <summary>Starts it and waits until it can serve.</summary>
    public static async Task<Server> Start(int port, string data, params string[] more)
    {
        var server = Launch(port, data, more);
        try
        {
            await server.Ready();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts one that logs all that anything in the process has to say.</summary>
    public static async Task<Server> StartTalkative(int port, string data, params string[] more)
    {
        var server = Launch(port, data, TalkativeSettings, more);
        await server.Ready();
        return server;
    }

    /// <summary>Starts it without waiting: for starts that are to be refused.</summary>
    public static Server Launch(int port, string data, params string[] more) => Launch(port, data, [], more);

    private static Server Launch(int port, string data, IEnumerable<string> environment, string[] more)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var variable in environment)
        {
            start.Environment[variable] = "Trace";
        }

        string[] arguments = [Program(), "--port", $"{port}", "--rtmp-port", "0", "--data", data, .. more];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return new Server(Process.Start(start)!, new Uri($"http://127.0.0.1:{port}"));
    }

    /// <summary>kill -9: the process gets no chance to say or save anything.</summary>
    public void Kill() => _process.Kill();

    /// <summary>SIGTERM: it is asked to end.</summary>
    public void AskToEnd() => Assert.Equal(0, Signal(_process.Id, Terminate));

    /// <summary>Waits until it has written these words to standard output.</summary>
    public async Task Prints(string words)
    {
        var printed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(object sender, DataReceivedEventArgs line)
        {
            if (line.Data?.Contains(words) is true)
            {
                printed.TrySetResult();
            }
        }

        _process.OutputDataReceived += Look;
        if (Printed.Contains(words))
        {
            printed.TrySetResult();
        }

        try
        {
            await printed.Task.WaitAsync(StartLimit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Waited {StartLimit} for the words \"{words}\". {Tail()}");
        }
        finally
        {
            _process.OutputDataReceived -= Look;
        }
    }

    /// <summary>Waits for its end and answers its exit code.</summary>
    public async Task<int> Ended()
    {
        try
        {
            // Without a time limit of its own it also waits until everything printed was read.
            await _process.WaitForExitAsync().WaitAsync(ExitLimit);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"The server {Address} (pid {_process.Id}) did not end within {ExitLimit}. {Tail()}");
        }

        return _process.ExitCode;
    }

    /// <summary>The last lines it wrote, for the message of a failed test.</summary>
    public string Tail() => $"Its last lines: {Last(Printed)} {Last(Complained)}";

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static string Program()
    {
        var build = new DirectoryInfo(AppContext.BaseDirectory);
        var (framework, configuration) = (build.Name, build.Parent!.Name);
        var root = build;
        while (!File.Exists(Path.Combine(root.FullName, "LiveFair.sln")))
        {
            root = root.Parent ?? throw new InvalidOperationException($"No LiveFair.sln above {build}.");
        }

        return Path.Combine(root.FullName, "src", "Web", "bin", configuration, framework, "LiveFair.Web.dll");
    }

    private static string Last(string text) => text.Length > 3_000 ? text[^3_000..] : text;

    private static void Keep(StringBuilder lines, string? line)
    {
        if (line is not null)
        {
            lock (lines)
            {
                lines.Append(line).Append('\n');
            }
        }
    }

    private static string Text(StringBuilder lines)
    {
        lock (lines)
        {
            return lines.ToString();
        }
    }

    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Signal(int process, int signal);

    private async Task Ready()
    {
        using var http = new HttpClient { BaseAddress = Address };
        var last = "nothing was asked yet";
        await Asking.Until(
            async () =>
            {
                Assert.False(_process.HasExited, $"{Address} ended before it was ready; {last}. {Tail()}");
                try
                {
                    using var answer = await http.GetAsync("/readyz");
                    last = $"it answered {(int)answer.StatusCode}";
                    return answer.IsSuccessStatusCode;
                }
                catch (HttpRequestException refused)
                {
                    last = refused.Message;
                    return false;
                }
            },
            () => $"{Address}readyz; {last}. {Tail()}",
            StartLimit);
    }
}
