namespace LiveFair.Live.Interest.Reading;

/// <summary>Finds the posting that a comment is about.</summary>
internal sealed class PostingReference(Rundown rundown, FoldedComment text, Meanings meanings, int? pinned)
{
    private readonly ILookup<int, Mention> _names = rundown.Mentions(text, meanings).ToLookup(one => one.Start);

    /// <summary>The posting of the winning clause; null: none, several, or one that is not in the rundown.</summary>
    public int? Of(IReadOnlyList<Clause> clauses, int winning)
    {
        for (var at = winning; at >= 0; at--)
        {
            if (In(clauses[at]) is { } found)
            {
                return found.Posting;
            }
        }

        for (var at = winning + 1; at < clauses.Count; at++)
        {
            if (!Speaks(clauses[at]) && In(clauses[at]) is { } found)
            {
                return found.Posting;
            }
        }

        return pinned is { } shown && rundown.Has(shown) ? shown : null;
    }

    /// <summary>Whether a clause says something of its own, so that what it names is not meant by the others.</summary>
    private bool Speaks(Clause clause) => meanings.In(Layer.Signal, clause)
        .Any(one => (Signal)one.Value is not Signal.Nothing);

    /// <summary>What a clause names: by number or name, else by its place beside the pinned, else none.</summary>
    private Answer? In(Clause clause)
    {
        var places = meanings.In(Layer.Place, clause).ToList();
        var named = Enumerable.Range(clause.Start, clause.End - clause.Start).SelectMany(start => _names[start])
            .Select(one => (one.Start, Answer: Choose(one.Fits)))
            .Concat(places.Where(one => one.Value == (int)Place.Number)
                .Select(one => (one.Start, Answer: Numbered(one))))
            .OrderBy(one => one.Start)
            .Select(one => one.Answer)
            .FirstOrDefault();
        return named ?? places.Where(one => one.Value != (int)Place.Otherwise && one.Value != (int)Place.Number)
            .Select(Beside).FirstOrDefault();
    }

    private Answer Choose(IReadOnlySet<int> fits) => fits.Count == 1
        ? new Answer(fits.First())
        : new Answer(pinned is { } shown && fits.Contains(shown) ? shown : null);

    private Answer Numbered(Meaning place) => ValueIn(place) is { } value && rundown.Has(value)
        ? new Answer(value)
        : new Answer(null);

    private Answer Beside(Meaning place) => new((Place)place.Value switch
    {
        Place.Previous => Known(pinned - 1),
        Place.Next => Known(pinned + 1),
        Place.First => rundown.First,
        Place.Last => rundown.Last,
        Place.FromEnd => rundown.FromEnd(ValueIn(place) ?? 0),
        Place.This => Known(pinned),
        _ => null,
    });

    private int? Known(int? number) => number is { } one && rundown.Has(one) ? number : null;

    private int? ValueIn(Meaning place)
    {
        for (var at = place.Start; at < place.End; at++)
        {
            if (Number.At(text.Letters, at) is { } number)
            {
                return number.Value is >= 1 and < 1000 && number.Value % 1 == 0 ? (int)number.Value : null;
            }
        }

        return null;
    }

    private sealed record Answer(int? Posting);
}
