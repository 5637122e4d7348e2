namespace LiveFair.Live.Terms;

/// <summary>
/// Finds all of many terms in one pass, whatever the text (Aho and Corasick, "Efficient string matching", 1975).
/// </summary>
internal sealed class TermAutomaton
{
    private const int Root = 0;

    private readonly Dictionary<long, int> _next = [];
    private readonly List<Node> _nodes = [new Node()];

    /// <param name="terms">Each once, none empty; a find names the place of its term here.</param>
    public TermAutomaton(IReadOnlyList<string> terms)
    {
        for (var term = 0; term < terms.Count; term++)
        {
            Add(terms[term], term);
        }

        Link();
    }

    /// <summary>Every place of every term, by where it ends.</summary>
    public List<Found> Find(string text)
    {
        var found = new List<Found>();
        var state = Root;
        for (var i = 0; i < text.Length; i++)
        {
            state = Step(state, text[i]);
            for (var hit = _nodes[state].Term >= 0 ? state : _nodes[state].Shorter; hit > 0; hit = _nodes[hit].Shorter)
            {
                found.Add(new Found(i + 1 - _nodes[hit].Depth, i + 1, _nodes[hit].Term));
            }
        }

        return found;
    }

    private int Step(int state, char letter)
    {
        while (true)
        {
            if (_next.TryGetValue(Key(state, letter), out var next))
            {
                return next;
            }

            if (state == Root)
            {
                return Root;
            }

            state = _nodes[state].Fallback;
        }
    }

    private void Add(string term, int index)
    {
        var state = Root;
        foreach (var letter in term)
        {
            if (!_next.TryGetValue(Key(state, letter), out var next))
            {
                next = _nodes.Count;
                _nodes.Add(new Node { Depth = _nodes[state].Depth + 1, Parent = state, Letter = letter });
                _next.Add(Key(state, letter), next);
            }

            state = next;
        }

        _nodes[state].Term = index;
    }

    private void Link()
    {
        foreach (var node in _nodes.Where(node => node.Depth > 0).OrderBy(node => node.Depth))
        {
            node.Fallback = node.Depth == 1 ? Root : Step(_nodes[node.Parent].Fallback, node.Letter);
            var fallback = _nodes[node.Fallback];
            node.Shorter = fallback.Term >= 0 ? node.Fallback : fallback.Shorter;
        }
    }

    private static long Key(int state, char letter) => ((long)state << 16) | letter;

    /// <summary>One place of one term.</summary>
    internal readonly record struct Found(int Start, int End, int Term);

    private sealed class Node
    {
        public int Depth { get; init; }

        public int Parent { get; init; }

        public char Letter { get; init; }

        public int Term { get; set; } = -1;

        public int Fallback { get; set; }

        /// <summary>The nearest shorter term that ends here too; 0 when there is none.</summary>
        public int Shorter { get; set; }
    }
}
