using LiveFair.Live.Terms;

namespace LiveFair.Live.Comments;

/// <summary>
/// Finds listed words in all their writings: in the letters and digits of the folded text, whatever signs stand
/// between. One pass over the comment, however many words there are.
/// </summary>
public sealed class WordMatcher
{
    /// <summary>Without words.</summary>
    public static readonly WordMatcher None = new([]);

    private readonly IReadOnlyList<ListedWord> _byTerm;
    private readonly TermAutomaton _automaton;

    /// <summary>Compiles a list; of words that read the same the last counts.</summary>
    public WordMatcher(IReadOnlyList<ListedWord> words)
    {
        Words = words;
        var terms = new OrderedDictionary<string, ListedWord>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (FoldedText.Core(word.Word) is { Length: > 0 } core)
            {
                terms[core] = word;
            }
        }

        _byTerm = [.. terms.Values];
        _automaton = new TermAutomaton([.. terms.Keys]);
    }

    /// <summary>The list that it was made of.</summary>
    public IReadOnlyList<ListedWord> Words { get; }

    /// <summary>Looks at the words of a comment.</summary>
    public WordVerdict Judge(string words)
    {
        if (Words.Count == 0)
        {
            return new WordVerdict(words, null);
        }

        var text = FoldedText.Of(words);
        var hidden = new HiddenParts(text);
        var places = Enumerable.Range(0, text.Count).Where(place => FoldedText.IsWord(text[place])).ToArray();
        ListedWord? worst = null;
        foreach (var found in _automaton.Find(string.Concat(places.Select(place => text[place]))))
        {
            var (first, last) = (places[found.Start], places[found.End - 1]);
            if (IsPartOfAnother(text, first, last))
            {
                continue;
            }

            var word = _byTerm[found.Term];
            worst = worst is null || word.Act > worst.Act ? word : worst;
            if (word.Act == WordAct.Mask)
            {
                hidden.HideWords(first, last + 1);
            }
        }

        return new WordVerdict(hidden.Cover(words), worst);
    }

    /// <summary>What is in Latin letters or digits is no part of a longer word: 12 is not in 128.</summary>
    private static bool IsPartOfAnother(FoldedText text, int first, int last) =>
        (IsLatin(text[first]) && IsLatin(text[first - 1])) || (IsLatin(text[last]) && IsLatin(text[last + 1]));

    private static bool IsLatin(char plain) => plain is >= 'a' and <= 'z' or >= '0' and <= '9';
}

/// <summary>What a list says to a comment.</summary>
/// <param name="Shown">The words with stars in the place of those that are masked.</param>
/// <param name="Worst">Of the words found the one that weighs most; null when none was.</param>
public readonly record struct WordVerdict(string Shown, ListedWord? Worst);
