namespace LiveFair.Live.Interest.Reading;

/// <summary>
/// The form of the files in Words: <c>[kind name]</c> opens a section, all else are its entries with spaces between;
/// what follows <c>//</c> is a remark.
/// </summary>
internal static class WordFile
{
    /// <exception cref="FormatException">An entry stands before the first section, or a section has no end.</exception>
    public static IReadOnlyList<WordSection> Read(string text)
    {
        var sections = new List<WordSection>();
        foreach (var line in text.Split('\n').Select(line => line.Split("//")[0].Trim()).Where(line => line != ""))
        {
            if (line[0] == '[')
            {
                sections.Add(Open(line));
                continue;
            }

            (sections.LastOrDefault() ?? throw new FormatException($"{line}: no section was opened.")).Entries
                .AddRange(line.Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries));
        }

        return sections;
    }

    private static WordSection Open(string line)
    {
        var words = line.EndsWith(']')
            ? line[1..^1].Split(' ', 2)
            : throw new FormatException($"{line}: a section ends with ].");
        return new WordSection(words[0], words.Length > 1 ? words[1] : "", []);
    }
}

/// <summary>One section of a word file.</summary>
/// <param name="Kind">
/// What its entries are: class, unit, letter, simplified, spelling, common, aspect; or the <see cref="Layer"/> in which
/// they mean something.
/// </param>
/// <param name="Name">Which of them.</param>
/// <param name="Entries">In the order of the file.</param>
internal sealed record WordSection(string Kind, string Name, List<string> Entries);
