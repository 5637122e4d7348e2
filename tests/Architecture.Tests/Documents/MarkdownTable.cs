using System.Text.RegularExpressions;
using LiveFair.Architecture.Tests.Reading;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>A table of a page of docs, found by its first column's heading.</summary>
internal static partial class MarkdownTable
{
    /// <summary>The cells of each row, without the head.</summary>
    public static IReadOnlyList<string[]> Read(string page, string firstHeading)
    {
        var rows = Repository.ReadText(page).Split('\n')
            .SkipWhile(line => !line.StartsWith($"| {firstHeading} |", StringComparison.Ordinal))
            .Skip(2)
            .TakeWhile(line => line.StartsWith('|'))
            .Select(line => Bar().Split(line)[1..^1].Select(cell => cell.Trim().Replace("\\|", "|")).ToArray())
            .ToList();
        Assert.True(rows.Count > 0, $"{page} has no table | {firstHeading} |");
        return rows;
    }

    /// <summary>What stands between backticks, in order.</summary>
    public static IEnumerable<string> Quoted(string cell) =>
        Quote().Matches(cell).Select(quote => quote.Groups[1].Value);

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Bar();

    [GeneratedRegex("`([^`]*)`")]
    private static partial Regex Quote();
}
