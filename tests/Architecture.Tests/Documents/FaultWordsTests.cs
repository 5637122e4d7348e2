using System.Text.RegularExpressions;
using LiveFair.Architecture.Tests.Reading;
using LiveFair.Live;
using LiveFair.Web.Wire;

namespace LiveFair.Architecture.Tests.Documents;

/// <summary>Whatever the server finds wrong with an input has words in the pages, in both languages.</summary>
public sealed partial class FaultWordsTests
{
    private const string Folder = "src/Web/Pages/src/words";

    [Theory]
    [InlineData("zh-CN.faults.ts")]
    [InlineData("en.faults.ts")]
    public void Every_kind_of_fault_has_words(string file) =>
        Assert.Equal(Enum.GetValues<FaultKind>().Select(Words.Of).Order(), Keys(file, "faults").Order());

    [Theory]
    [InlineData("zh-CN.faults.ts")]
    [InlineData("en.faults.ts")]
    public void Every_field_that_a_fault_or_a_finding_names_has_a_name(string file)
    {
        var fields = Found(FaultField()).Concat(Found(FindingField())).Concat(Found(LimitField())).ToHashSet();

        Assert.Superset(new HashSet<string> { "phone", "uscc", "payMin", "pay.text", "hours" }, fields);
        Repository.None(fields.Except(Keys(file, "fieldNames")).Order(), $"Fields without a name in {file}:");
    }

    [Theory]
    [InlineData("zh-CN.faults.ts")]
    [InlineData("en.faults.ts")]
    public void Every_rule_of_the_screen_and_of_an_import_has_words(string file)
    {
        var rules = Found(FindingRule()).ToHashSet();

        Assert.Superset(new HashSet<string> { "licence", "payOrder", "format", "publish", "length" }, rules);
        Repository.None(rules.Except(Keys(file, "rules")).Order(), $"Rules without words in {file}:");
    }

    [Fact]
    public void Every_kind_of_fault_stands_in_the_protocol()
    {
        var text = Repository.ReadText("docs/protocol.md");

        Repository.None(
            Enum.GetValues<FaultKind>().Select(Words.Of).Where(kind => !text.Contains($"`{kind}`")),
            "Kinds of faults that docs/protocol.md does not name:");
    }

    private static IEnumerable<string> Found(Regex name) =>
        from file in Repository.Source
        from Match match in name.Matches(file.Text)
        from Capture field in match.Groups[1].Captures
        select field.Value;

    /// <summary>The keys of a group of words.</summary>
    private static List<string> Keys(string file, string group)
    {
        var text = Repository.ReadText($"{Folder}/{file}");
        var from = text.IndexOf($"  {group}: {{", StringComparison.Ordinal);
        Assert.True(from > 0, $"{file} has no group {group}.");
        var to = text.IndexOf("\n  }", from, StringComparison.Ordinal);
        return [.. Key().Matches(text[from..to]).Select(match => match.Groups[1].Value)];
    }

    [GeneratedRegex(@"^    '?([\w.]+)'?:", RegexOptions.Multiline)]
    private static partial Regex Key();

    /// <summary>Every way that <see cref="Refusal"/> and <see cref="Fault"/> have to name a field.</summary>
    [GeneratedRegex(
        """
        (?:Refusal\.(?:Length|Range|OneOf|Needed)\(\s*
        |Refusal\.Invalid\(\s*(?="[\w.]+",\s*FaultKind)
        |AccountFaults\.In\(
        |new\sFault\(FaultKind\.\w+,\s*(?:body\.\w+\sis\snull\s\?\s"(?<1>[\w.]+)"\s:\s)?)"(?<1>[\w.]+)"
        """,
        RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex FaultField();

    [GeneratedRegex(
        """(?:Block|RejectedRow\.For)\((?:\w+,)?\s*"\w+",\s*(?:[\w.]+ < 0 \? "(?<1>[\w.]+)" : )?"(?<1>[\w.]+)["]""")]
    private static partial Regex FindingField();

    [GeneratedRegex(@"\(""([\w.]+)"", text\.\w+, [\d_]+\)")]
    private static partial Regex LimitField();

    [GeneratedRegex(@"(?:Block|RejectedRow\.For|new Finding)\(\s*(?:\w+, )?""(\w+)"",\s")]
    private static partial Regex FindingRule();
}
