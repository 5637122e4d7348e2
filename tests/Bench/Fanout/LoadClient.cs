using System.Diagnostics;
using System.Text.Json;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Fanout;

/// <summary>The C programs of Fanout/Load: the load client, and the server that is the physical limit.</summary>
internal sealed class LoadClient : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livefair-fanout").FullName;

    /// <exception cref="FairProblem">There is no C compiler, or it refused.</exception>
    public LoadClient()
    {
        foreach (var program in new[] { "fanload", "limitd" })
        {
            var source = Path.Combine(SourceTree.Root, "tests", "Bench", "Fanout", "Load", $"{program}.c");
            Run("cc", "-O2", "-o", Path.Combine(_folder, program), source);
        }
    }

    public string Limit => Path.Combine(_folder, "limitd");

    /// <summary>Joins the viewers and goes through the rates, on its own core.</summary>
    /// <exception cref="FairProblem">It could not measure.</exception>
    public Measured Measure(Peer peer, FanoutOptions options)
    {
        string[] words =
        [
            "-p", $"{peer.Port}", "-n", $"{options.Viewers}", "-P", $"{peer.Process}", "-N", $"{options.Bytes}",
            "-r", string.Join(',', options.Rates), "-t", $"{options.Seconds}", "-w", $"{options.WarmUp}",
            "-z", $"{options.Stalled}", .. peer.Words,
        ];
        var lines = Run("taskset", ["-c", Cores.Client, Path.Combine(_folder, "fanload"), .. words])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonElement.Parse(line)).ToList();
        return lines.Count == options.Rates.Count + 1
            ? new Measured(Joins.Read(lines[0]), [.. lines[1..].Select(Step.Read)])
            : throw new FairProblem($"The load client measured {lines.Count - 1} of {options.Rates.Count} rates.");
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Run(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0 ? printed : throw new FairProblem($"{program} ended with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new FairProblem($"The command {program} is missing.");
        }
    }
}

/// <summary>Everything of one server in one run.</summary>
internal sealed record Measured(Joins Joins, IReadOnlyList<Step> Steps);
