namespace LiveFair.Live.Interest.Reading;

/// <summary>A folded comment with the words that begin at each of its letters.</summary>
internal sealed class Sentence
{
    private const string Particles = "啊呀哦嘛哈撒咧哟噢喔哇哎诶嗯呐捏额啦噻唉";

    private readonly int[] _first;
    private readonly Word[] _words;

    /// <param name="words">In any order.</param>
    public Sentence(FoldedComment text, IReadOnlyCollection<Word> words)
    {
        Text = text;
        _first = new int[text.Letters.Length + 2];
        foreach (var word in words)
        {
            _first[word.Start + 1]++;
        }

        for (var i = 1; i < _first.Length; i++)
        {
            _first[i] += _first[i - 1];
        }

        _words = new Word[words.Count];
        var free = _first.ToArray();
        foreach (var word in words)
        {
            _words[free[word.Start]++] = word;
        }
    }

    /// <summary>The comment.</summary>
    public FoldedComment Text { get; }

    /// <summary>The words that begin with this letter.</summary>
    public ReadOnlySpan<Word> WordsAt(int place) => place >= Text.Letters.Length
        ? []
        : _words.AsSpan(_first[place]..(_first[place + 1]));

    /// <summary>A thought ends here, or behind particles that say nothing.</summary>
    public bool EndsAt(int place)
    {
        for (var skipped = 0; skipped < 3; skipped++, place++)
        {
            if (Text.MayEnd(place))
            {
                return true;
            }

            if (!Particles.Contains(Text.Letters[place], StringComparison.Ordinal))
            {
                return false;
            }
        }

        return Text.MayEnd(place);
    }

    /// <summary>A word and its classes.</summary>
    internal readonly record struct Word(int Start, int End, ClassSet Classes);
}
