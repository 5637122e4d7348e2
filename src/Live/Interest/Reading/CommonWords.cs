namespace LiveFair.Live.Interest.Reading;

/// <summary>Parts of titles that name no posting unless one points at them: 夜班那个.</summary>
internal static class CommonWords
{
    private static readonly HashSet<string> Words =
        [.. EmbeddedWords.Read("titles.txt").SelectMany(WordFile.Read).SelectMany(section => section.Entries)];

    /// <summary>Whether this part by itself names nothing.</summary>
    public static bool Say(string part) => Words.Contains(part);
}
