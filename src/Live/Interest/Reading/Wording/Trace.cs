namespace LiveFair.Live.Interest.Reading.Wording;

/// <summary>Something in a comment's wording that may weigh: a letter, two in a row, or two a little apart.</summary>
/// <param name="Key">The letters, sixteen bits each, as <see cref="Pack"/> lays them.</param>
/// <param name="Clause">The place of the clause in which it begins.</param>
internal readonly record struct Trace(ulong Key, int Clause)
{
    private const int Farthest = 6;
    private const char Apart = '_';

    /// <summary>
    /// Every letter, and every two with up to five others between them, written <c>不远</c> and <c>不_远</c>. <c>^</c>
    /// stands before the first letter; behind each clause <c>|</c>, behind one that asks <c>?</c>; <c>$</c> behind all.
    /// Their number is bounded by the comment's length.
    /// </summary>
    public static IReadOnlyList<Trace> Of(FoldedComment text, IReadOnlyList<Clause> clauses)
    {
        var letters = Lay(text, clauses);
        var traces = new List<Trace>(letters.Count * (Farthest + 1));
        for (var at = 0; at < letters.Count; at++)
        {
            var (first, clause) = letters[at];
            traces.Add(new Trace(Pack([first]), clause));
            for (var other = at + 1; other <= Math.Min(at + Farthest, letters.Count - 1); other++)
            {
                var second = letters[other].Letter;
                traces.Add(new Trace(other == at + 1 ? Pack([first, second]) : Pack([first, Apart, second]), clause));
            }
        }

        return traces;
    }

    /// <summary>Up to four letters as one number.</summary>
    public static ulong Pack(ReadOnlySpan<char> letters)
    {
        var key = 0UL;
        foreach (var letter in letters)
        {
            key = (key << 16) | letter;
        }

        return key;
    }

    /// <summary>The letters of a key.</summary>
    public static string Unpack(ulong key)
    {
        var letters = "";
        for (; key != 0; key >>= 16)
        {
            letters = (char)(key & 0xFFFF) + letters;
        }

        return letters;
    }

    private static List<(char Letter, int Clause)> Lay(FoldedComment text, IReadOnlyList<Clause> clauses)
    {
        var letters = new List<(char Letter, int Clause)>(text.Letters.Length + clauses.Count + 2) { ('^', 0) };
        for (var at = 0; at < clauses.Count; at++)
        {
            for (var place = clauses[at].Start; place < clauses[at].End; place++)
            {
                letters.Add((text.Letters[place], at));
            }

            letters.Add((clauses[at].IsAsked ? '?' : '|', at));
        }

        letters.Add(('$', Math.Max(0, clauses.Count - 1)));
        return letters;
    }
}
