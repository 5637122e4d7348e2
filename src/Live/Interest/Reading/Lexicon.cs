using LiveFair.Live.Interest.Reading.Build;
using LiveFair.Live.Terms;

namespace LiveFair.Live.Interest.Reading;

/// <summary>What the word files say, made ready for reading.</summary>
internal sealed class Lexicon
{
    private readonly TermAutomaton _terms;
    private readonly IReadOnlyList<ClassSet> _classes;
    private readonly PatternTree _patterns;
    private readonly NumberUnits _units;
    private readonly Choices _choices;
    private readonly Folding _folding;

    /// <summary>Made by <see cref="LexiconBuilder"/>.</summary>
    internal Lexicon(LexiconParts parts)
    {
        _terms = new TermAutomaton(parts.Terms);
        _classes = parts.Classes;
        _patterns = parts.Patterns;
        _units = parts.Units;
        _choices = parts.Choices;
        _folding = parts.Folding;
        Trades = parts.Trades;
    }

    /// <summary>The names of the trades.</summary>
    public IReadOnlyList<string> Trades { get; }

    /// <summary>The text without its many ways of writing.</summary>
    public FoldedComment Fold(string text) => _folding.Fold(text);

    /// <summary>Everything that the text's words mean.</summary>
    public Meanings Find(FoldedComment text)
    {
        var words = new List<Sentence.Word>();
        foreach (var found in _terms.Find(text.Letters))
        {
            if (!ReachesOver(text, found))
            {
                words.Add(new Sentence.Word(found.Start, found.End, _classes[found.Term]));
            }
        }

        _units.AddTo(words, text);
        _choices.AddTo(words, text);
        var sentence = new Sentence(text, words);
        var meanings = new Meanings();
        for (var start = 0; start < text.Letters.Length; start++)
        {
            _patterns.From(start, sentence, meanings);
        }

        meanings.Swallow();
        return meanings;
    }

    private static bool ReachesOver(FoldedComment text, TermAutomaton.Found found)
    {
        for (var i = found.Start + 1; i < found.End; i++)
        {
            if (text.IsParted(i))
            {
                return true;
            }
        }

        return false;
    }
}
