using System.Text.RegularExpressions;

namespace LiveFair.Architecture.Tests.Reading;

/// <summary>A file of C# as it is written.</summary>
/// <param name="Path">Below the root of the repository, with forward slashes: <c>src/Live/Refusal.cs</c>.</param>
/// <param name="Text">All of it.</param>
internal sealed partial record SourceFile(string Path, string Text)
{
    /// <summary>Without comments, which may name what the code must not use.</summary>
    public string Code { get; } = Comments().Replace(Text, "");

    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>The folder below the project, for example <c>Storage/Sqlite</c>; empty at its top.</summary>
    public string Folder => string.Join('/', Path.Split('/')[2..^1]);

    /// <summary>The folders as a namespace: <c>LiveFair.Live.Sessions</c>.</summary>
    public string ExpectedNamespace => "LiveFair." + string.Join('.', Path.Split('/')[1..^1]);

    public string? Namespace => NamespaceLine().Match(Text) is { Success: true } line ? line.Groups[1].Value : null;

    /// <summary>The types at the top of the file, in order.</summary>
    public IReadOnlyList<string> Types =>
        [.. TypeLine().Matches(Code).Select(type => type.Groups[1].Value).Distinct()];

    public bool IsIn(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (Folder == folder || Folder.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }

    // A slash pair behind a colon is an address in a text.
    [GeneratedRegex(@"(?<!:)//.*$", RegexOptions.Multiline)]
    private static partial Regex Comments();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^(?:public|internal) (?:(?:static|sealed|abstract|partial|readonly) )*"
        + @"(?:class|record struct|record|struct|enum|interface) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TypeLine();
}
