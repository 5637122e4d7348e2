using System.Diagnostics;
using System.Text.Json;
using LiveFair.Bench.Fair;

namespace LiveFair.Bench.Pages;

/// <summary>What a browser fetches before each page stands, gzipped.</summary>
/// <param name="Limit">How much it may be, KiB.</param>
/// <param name="Pages">KiB by the page's source.</param>
internal sealed record PageSizes(double Limit, IReadOnlyDictionary<string, double> Pages)
{
    /// <summary>Builds the pages of this source tree in memory.</summary>
    /// <exception cref="FairProblem">They cannot be built.</exception>
    public static async Task<PageSizes> Measure()
    {
        using var sizes = Process.Start(new ProcessStartInfo("node", ["sizes.mjs", "--json"])
        {
            WorkingDirectory = Path.Combine(SourceTree.Root, "src", "Web", "Pages"),
            RedirectStandardOutput = true,
        })!;
        var said = await sizes.StandardOutput.ReadToEndAsync();
        await sizes.WaitForExitAsync();
        // It ends with 1 when a page is too big as well, and says so.
        return said.Length > 0
            ? Read(JsonElement.Parse(said))
            : throw new FairProblem($"The pages could not be built: node ended with {sizes.ExitCode}.");
    }

    internal static PageSizes Read(JsonElement said) => new(
        said.GetProperty("limitKiB").GetDouble(),
        said.GetProperty("pages").EnumerateArray().ToDictionary(
            page => page.GetProperty("page").GetString()!, page => page.GetProperty("KiB").GetDouble()));
}
