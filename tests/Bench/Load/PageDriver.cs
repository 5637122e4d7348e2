using System.Diagnostics;
using System.Text.Json;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Load;

/// <summary>A program of tests/e2e that opens the pages in a browser; each of its lines is a result in JSON.</summary>
internal static class PageDriver
{
    /// <param name="server">Whose pages they are.</param>
    /// <param name="words">The program and its options.</param>
    /// <exception cref="FairProblem">It did not come to its end.</exception>
    public static async IAsyncEnumerable<JsonElement> Run(Uri server, params string[] words)
    {
        using var driver = Process.Start(new ProcessStartInfo("node", words)
        {
            WorkingDirectory = Path.Combine(SourceTree.Root, "tests", "e2e"),
            RedirectStandardOutput = true,
            Environment = { ["LIVEFAIR_URL"] = server.GetLeftPart(UriPartial.Authority) },
        })!;
        while (await driver.StandardOutput.ReadLineAsync() is { } line)
        {
            yield return JsonElement.Parse(line);
        }

        await driver.WaitForExitAsync();
        if (driver.ExitCode != 0)
        {
            throw new FairProblem($"The pages could not be measured: node ended with {driver.ExitCode}.");
        }
    }
}
