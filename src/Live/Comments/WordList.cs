namespace LiveFair.Live.Comments;

/// <summary>What a station's list of words must hold to be kept.</summary>
public static class WordList
{
    /// <summary>The most words of one station.</summary>
    public const int Most = 500;

    /// <summary>The longest word, in graphemes.</summary>
    public const int MaxGraphemes = 20;

    /// <summary>Cleans the words; of those that read the same the last counts, and the order stays.</summary>
    /// <returns>The list as it may be kept; INVALID with too many, or a word without letters and digits.</returns>
    public static Outcome<ListedWord[]> Clean(IReadOnlyList<ListedWord> words)
    {
        if (words.Count > Most)
        {
            return Refusal.Invalid(new Fault(FaultKind.TooMany, "items", Most: Most), $"items: at most {Most}.");
        }

        var kept = new OrderedDictionary<string, ListedWord>(StringComparer.Ordinal);
        foreach (var (typed, act) in words)
        {
            if (ShownText.Line(typed) is not { } word || ShownText.IsOver(word, MaxGraphemes)
                || FoldedText.Core(word) is not { Length: > 0 } core)
            {
                return Refusal.Invalid(
                    new Fault(FaultKind.ListedWord, "items", 1, MaxGraphemes),
                    $"items: words of 1 to {MaxGraphemes} characters with a letter or digit.");
            }

            kept[core] = new ListedWord(word, act);
        }

        return kept.Values.ToArray();
    }
}
