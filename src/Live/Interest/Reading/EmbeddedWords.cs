using System.Text;

namespace LiveFair.Live.Interest.Reading;

/// <summary>The word files, and the weights, that stand in this assembly.</summary>
internal static class EmbeddedWords
{
    private const string Folder = "interest.words.";

    /// <summary>The lexicon of all of them.</summary>
    public static Lexicon Lexicon { get; } = Build.LexiconBuilder.Build(Read(""));

    /// <summary>The texts of the files whose name ends so.</summary>
    public static IEnumerable<string> Read(string ending)
    {
        var assembly = typeof(EmbeddedWords).Assembly;
        return assembly.GetManifestResourceNames().Order(StringComparer.Ordinal)
            .Where(name => name.StartsWith(Folder, StringComparison.Ordinal)
                && name.EndsWith(ending, StringComparison.Ordinal))
            .Select(Text);
    }

    /// <summary>What one file says.</summary>
    public static string Text(string name)
    {
        using var file = typeof(EmbeddedWords).Assembly.GetManifestResourceStream(name)!;
        using var reader = new StreamReader(file, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
