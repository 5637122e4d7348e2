using System.Diagnostics;
using System.Text.Json;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Load;

/// <summary>A C program that makes load, or takes it: built when it is needed, gone with its owner.</summary>
internal sealed class LoadProgram : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livefair-load").FullName;

    /// <param name="source">Its source below tests/Bench.</param>
    /// <exception cref="FairProblem">There is no C compiler, or it refused.</exception>
    public LoadProgram(string source)
    {
        Program = Path.Combine(_folder, Path.GetFileNameWithoutExtension(source));
        Print("cc", "-O2", "-o", Program, Path.Combine(SourceTree.Root, "tests", "Bench", source), "-lm");
    }

    public string Program { get; }

    /// <summary>Runs it to its end.</summary>
    /// <param name="core">The only processor it may use; null for all.</param>
    /// <returns>The lines it printed.</returns>
    /// <exception cref="FairProblem">It could not measure.</exception>
    public IReadOnlyList<JsonElement> Run(IReadOnlyList<string> words, string? core = null)
    {
        string[] command = core is null ? [Program, .. words] : ["taskset", "-c", core, Program, .. words];
        return
        [
            .. Print(command[0], command[1..])
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonElement.Parse(line)),
        ];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Print(string program, params string[] words)
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo(program, words) { RedirectStandardOutput = true })!;
            var printed = process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            return process.ExitCode == 0
                ? printed
                : throw new FairProblem($"{Path.GetFileName(program)} ended with {process.ExitCode}.");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new FairProblem($"The command {program} is missing.");
        }
    }
}
