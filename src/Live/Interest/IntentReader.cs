using LiveFair.Live.Interest.Reading;
using LiveFair.Live.Interest.Reading.Wording;

namespace LiveFair.Live.Interest;

/// <summary>
/// Reads what comments of one broadcast want, by rules and word lists (folder Words), and by what the wording of
/// labelled comments has taught (folder Weights); linear in the comment's length. What it reads does not change it, so
/// that many may read at once.
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
        var comment = RuledComment.Of(text);
        if (comment.Clauses.Count == 0)
        {
            return Intent.None;
        }

        var kind = (ReactionKind)LearntWeights.Kinds.Weigh(comment.Traces, (int)(comment.Stand.Kind ?? 0));
        if (kind == 0)
        {
            return Intent.None;
        }

        var thought = kind == comment.Stand.Kind
            ? comment.Stand.Thought
            : LearntWeights.Kinds.Clause(comment.Traces, comment.Clauses.Count, (int)kind);
        var posting = new PostingReference(_rundown, comment.Text, comment.Meanings, pinned)
            .Of(comment.Clauses, thought);
        return new Intent(kind, posting, kind == ReactionKind.Question ? Topic(comment, thought) : null);
    }

    private static QuestionTopic Topic(RuledComment comment, int asking) =>
        (QuestionTopic)(LearntWeights.Topics.Weigh(comment.Traces, (int)comment.Topic(asking) - 1) + 1);
}
