namespace LiveFair.Live.Interest.Reading;

/// <summary>The postings of a broadcast as comments name them.</summary>
internal sealed class Rundown
{
    private readonly Lexicon _lexicon;
    private readonly SortedDictionary<int, string> _titles;
    private readonly Dictionary<int, HashSet<int>> _byTrade = [];
    private readonly TitleParts _parts;

    /// <param name="titles">By the number under which the posting is called.</param>
    public Rundown(Lexicon lexicon, IReadOnlyDictionary<int, string> titles)
    {
        _lexicon = lexicon;
        _titles = new SortedDictionary<int, string>(titles.ToDictionary());
        _parts = new TitleParts(titles.ToDictionary(one => one.Key, one => lexicon.Fold(one.Value).Letters));
        foreach (var (number, title) in titles)
        {
            foreach (var trade in lexicon.Find(lexicon.Fold(title)).Of(Layer.Trade))
            {
                if (!_byTrade.TryGetValue(trade.Value, out var postings))
                {
                    _byTrade.Add(trade.Value, postings = []);
                }

                postings.Add(number);
            }
        }
    }

    /// <summary>The number of the first posting; null in an empty rundown.</summary>
    public int? First => _titles.Count == 0 ? null : _titles.Keys.First();

    /// <summary>The number of the last posting.</summary>
    public int? Last => _titles.Count == 0 ? null : _titles.Keys.Last();

    /// <summary>Whether a posting has this number.</summary>
    public bool Has(int number) => _titles.ContainsKey(number);

    /// <summary>The posting so many from the end, from 1.</summary>
    public int? FromEnd(int count) =>
        count > 0 && count <= _titles.Count ? _titles.Keys.ElementAt(_titles.Count - count) : null;

    /// <summary>Postings named by title or trade, in the order of the comment.</summary>
    public IReadOnlyList<Mention> Mentions(FoldedComment text, Meanings meanings)
    {
        var named = _parts.Find(text.Letters);
        foreach (var trade in meanings.Of(Layer.Trade))
        {
            named.Add(new Mention(trade.Start, trade.End, _byTrade.GetValueOrDefault(trade.Value) ?? []));
        }

        return Mention.Merge(named);
    }
}
