using LiveFair.Live.Interest.Reading;

namespace LiveFair.Live.Interest;

/// <summary>
/// Reads what comments of one broadcast want, by rules and word lists (folder Words); linear in the comment's length.
/// What it reads does not change it, so that many may read at once.
/// </summary>
public sealed class IntentReader
{
    private readonly Rundown _rundown;

    /// <param name="titles">The titles of the rundown's postings, in its order.</param>
    public IntentReader(IReadOnlyList<string> titles)
        : this(titles.Index().ToDictionary(one => one.Index + 1, one => one.Item))
    {
    }

    /// <param name="titles">The titles of the rundown's postings, by the number under which each is called.</param>
    public IntentReader(IReadOnlyDictionary<int, string> titles) =>
        _rundown = new Rundown(EmbeddedWords.Lexicon, titles);

    /// <summary>What the writer wants, and of which posting.</summary>
    /// <param name="text">The comment's words.</param>
    /// <param name="pinned">The number of the posting shown at that moment; null when none is.</param>
    /// <returns>A posting that is not in the rundown is never named.</returns>
    public Intent Read(string text, int? pinned)
    {
        var folded = EmbeddedWords.Lexicon.Fold(text);
        var meanings = EmbeddedWords.Lexicon.Find(folded);
        var clauses = Clause.Split(folded, meanings);
        var stand = Stand.Of(Thought.Of(folded, clauses, meanings));
        if (stand.Kind is not { } kind)
        {
            return Intent.None;
        }

        var posting = new PostingReference(_rundown, folded, meanings, pinned).Of(clauses, stand.Thought);
        var topic = kind == ReactionKind.Question
            ? TopicOf.Read(clauses, stand.Thought, meanings)
            : (QuestionTopic?)null;
        return new Intent(kind, posting, topic);
    }
}
