namespace LiveFair.Live.Interest.Reading;

/// <summary>One thought of a comment.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind its last.</param>
/// <param name="IsAsked">A question mark ends it.</param>
internal readonly record struct Clause(int Start, int End, bool IsAsked)
{
    /// <summary>Parts a comment at commas and stops, before words such as 不过, at spaces that part no word.</summary>
    public static IReadOnlyList<Clause> Split(FoldedComment text, Meanings meanings)
    {
        var bounds = Bounds(text, meanings);
        var clauses = new List<Clause>();
        var start = 0;
        for (var place = 1; place <= text.Letters.Length; place++)
        {
            if (bounds[place] || place == text.Letters.Length)
            {
                clauses.Add(new Clause(start, place, (text.Marks[place] & Mark.Asked) != 0));
                start = place;
            }
        }

        return clauses;
    }

    private static bool[] Bounds(FoldedComment text, Meanings meanings)
    {
        var bounds = new bool[text.Letters.Length + 1];
        for (var place = 1; place < text.Letters.Length; place++)
        {
            bounds[place] = text.MayEnd(place);
        }

        foreach (var turn in meanings.Of(Layer.Joint).Where(one => one.Value == (int)Joint.Turn))
        {
            bounds[turn.Start] = true;
        }

        foreach (var meaning in meanings.Of(Layer.Signal).Concat(meanings.Of(Layer.Topic)))
        {
            for (var place = meaning.Start + 1; place < meaning.End; place++)
            {
                bounds[place] &= text.IsParted(place);
            }
        }

        return bounds;
    }
}
