namespace LiveFair.Live.Comments;

/// <summary>
/// Finds listed words in all their writings: an Aho–Corasick automaton over the letters and digits of the folded text,
/// whatever signs stand between. One pass over the comment, however many words there are.
/// </summary>
public sealed class WordMatcher
{
    /// <summary>Without words.</summary>
    public static readonly WordMatcher None = new([]);

    private readonly List<State> _states = [new State()];

    /// <summary>Compiles a list.</summary>
    public WordMatcher(IReadOnlyList<ListedWord> words)
    {
        Words = words;
        foreach (var word in words)
        {
            Add(FoldedText.Core(word.Word), word);
        }

        Link();
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
        var at = 0;
        for (var i = 0; i < places.Length; i++)
        {
            at = Next(at, text[places[i]]);
            var found = _states[at].Word is null ? _states[at].Shorter : at;
            for (; found > 0; found = _states[found].Shorter)
            {
                var word = _states[found].Word!;
                var first = i + 1 - _states[found].Depth;
                if (IsPartOfAnother(text, places[first], places[i]))
                {
                    continue;
                }

                worst = worst is null || word.Act > worst.Act ? word : worst;
                if (word.Act == WordAct.Mask)
                {
                    hidden.HideWords(places[first], places[i] + 1);
                }
            }
        }

        return new WordVerdict(hidden.Cover(words), worst);
    }

    /// <summary>What is in Latin letters or digits is no part of a longer word: 12 is not in 128.</summary>
    private static bool IsPartOfAnother(FoldedText text, int first, int last) =>
        (IsLatin(text[first]) && IsLatin(text[first - 1])) || (IsLatin(text[last]) && IsLatin(text[last + 1]));

    private static bool IsLatin(char plain) => plain is >= 'a' and <= 'z' or >= '0' and <= '9';

    private int Next(int from, char plain)
    {
        for (var at = from; ; at = _states[at].Fail)
        {
            if (_states[at].Next.TryGetValue(plain, out var next))
            {
                return next;
            }

            if (at == 0)
            {
                return 0;
            }
        }
    }

    private void Add(string core, ListedWord word)
    {
        var at = 0;
        foreach (var plain in core)
        {
            if (!_states[at].Next.TryGetValue(plain, out var next))
            {
                next = _states.Count;
                _states[at].Next[plain] = next;
                _states.Add(new State { Depth = _states[at].Depth + 1 });
            }

            at = next;
        }

        if (at > 0)
        {
            _states[at].Word = word;
        }
    }

    /// <summary>Where to go on when a word breaks off, shortest first; and which words end within another.</summary>
    private void Link()
    {
        var waiting = new Queue<int>(_states[0].Next.Values);
        while (waiting.TryDequeue(out var at))
        {
            foreach (var (plain, next) in _states[at].Next)
            {
                waiting.Enqueue(next);
                _states[next].Fail = Next(_states[at].Fail, plain);
            }

            var fail = _states[at].Fail;
            _states[at].Shorter = _states[fail].Word is null ? _states[fail].Shorter : fail;
        }
    }

    private sealed class State
    {
        public Dictionary<char, int> Next { get; } = [];

        public int Depth { get; init; }

        public int Fail { get; set; }

        /// <summary>The longest word that ends here behind this one's beginning; 0 for none.</summary>
        public int Shorter { get; set; }

        public ListedWord? Word { get; set; }
    }
}

/// <summary>What a list says to a comment.</summary>
/// <param name="Shown">The words with stars in the place of those that are masked.</param>
/// <param name="Worst">Of the words found the one that weighs most; null when none was.</param>
public readonly record struct WordVerdict(string Shown, ListedWord? Worst);
