using System.Text.RegularExpressions;
using LiveFair.Architecture.Tests.Reading;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>The columns that an import reads are those of the desk's sample and of the protocol.</summary>
public sealed partial class ImportColumnsTests
{
    [Fact]
    public void The_sample_and_the_protocol_have_every_column_that_an_import_reads()
    {
        var read = Repository.ReadText("src/Web/Postings/PostingImport.cs");
        var columns = Column().Matches(read).Select(match => match.Groups[1].Value).Distinct().Order().ToList();
        var page = Repository.ReadText("src/Web/Pages/src/desk/importFile.ts");
        var offered = page[..page.IndexOf("] as const", StringComparison.Ordinal)];

        Assert.Contains("uscc", columns);
        Assert.Contains("sourceName", columns);
        Assert.Equal(columns, Word().Matches(offered).Select(match => match.Groups[1].Value).Order());
        Assert.Equal(
            columns,
            MarkdownTable.Read("docs/protocol.md", "Column").SelectMany(row => MarkdownTable.Quoted(row[0])).Order());
    }

    [GeneratedRegex("""Field\("(\w+)"\)""")]
    private static partial Regex Column();

    [GeneratedRegex(@"'(\w+)'")]
    private static partial Regex Word();
}
