namespace LiveFair.Live.Interest.Reading;

/// <summary>
/// All patterns of the lexicon in one tree. From each letter a bounded number of steps is tried (patterns are short and
/// a gap spans a few letters), so that reading stays linear in the comment's length.
/// </summary>
internal sealed class PatternTree
{
    /// <summary>The most letters that … stands for.</summary>
    public const int Gap = 6;

    private readonly Node _root = new();

    /// <summary>Adds a pattern.</summary>
    /// <param name="steps">Classes of words, or one of <see cref="Step"/>'s own.</param>
    public void Add(IReadOnlyList<int> steps, Layer layer, int value)
    {
        var node = _root;
        foreach (var step in steps)
        {
            node = node.Behind(step);
        }

        if (!node.Means.Contains((layer, value)))
        {
            node.Means.Add((layer, value));
        }
    }

    /// <summary>Tells every pattern that begins with a letter.</summary>
    public void From(int start, Sentence sentence, Meanings found) => Walk(_root, start, start, sentence, found);

    private static void Walk(Node node, int start, int at, Sentence sentence, Meanings found)
    {
        foreach (var (layer, value) in node.Means)
        {
            found.Add(layer, new Meaning(start, at, value));
        }

        Bounds(node, start, at, sentence, found);
        if (node.Words.Count == 0 || (at > start && sentence.Text.IsParted(at)))
        {
            return;
        }

        foreach (var word in sentence.WordsAt(at))
        {
            if (word.Classes.Mask.MayMeet(node.Classes))
            {
                Follow(node, start, word, sentence, found);
            }
        }
    }

    private static void Follow(Node node, int start, Sentence.Word word, Sentence sentence, Meanings found)
    {
        foreach (var number in word.Classes.Numbers)
        {
            if (node.Words.TryGetValue(number, out var next))
            {
                Walk(next, start, word.End, sentence, found);
            }
        }
    }

    private static void Bounds(Node node, int start, int at, Sentence sentence, Meanings found)
    {
        if (node.Begin is { } begin && (at == 0 || sentence.Text.MayEnd(at)))
        {
            Walk(begin, start, at, sentence, found);
        }

        if (node.End is { } end && sentence.EndsAt(at))
        {
            Walk(end, start, at, sentence, found);
        }

        if (node.Gap is { } gap)
        {
            for (var to = at; to <= at + Gap && to <= sentence.Text.Letters.Length; to++)
            {
                Walk(gap, start, to, sentence, found);
                if (sentence.Text.IsParted(to))
                {
                    break;
                }
            }
        }
    }

    /// <summary>Steps of a pattern that are no words.</summary>
    internal static class Step
    {
        /// <summary>… any few letters.</summary>
        public const int Gap = -1;

        /// <summary>^ a thought begins.</summary>
        public const int Begin = -2;

        /// <summary>$ a thought ends, but for 啊 and the like.</summary>
        public const int End = -3;
    }

    private sealed class Node
    {
        public List<(Layer Layer, int Value)> Means { get; } = [];

        public Node? Begin { get; private set; }

        public Node? End { get; private set; }

        public Node? Gap { get; private set; }

        /// <summary>By the class of the next word.</summary>
        public Dictionary<int, Node> Words { get; } = [];

        /// <summary>Of the classes of <see cref="Words"/>.</summary>
        public ClassMask Classes { get; private set; }

        public Node Behind(int step) => step switch
        {
            Step.Begin => Begin ??= new Node(),
            Step.End => End ??= new Node(),
            Step.Gap => Gap ??= new Node(),
            _ => Following(step),
        };

        private Node Following(int word)
        {
            if (!Words.TryGetValue(word, out var next))
            {
                Words.Add(word, next = new Node());
                Classes = Classes.With(word);
            }

            return next;
        }
    }
}
