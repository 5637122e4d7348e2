namespace LiveFair.Live.Interest;

/// <summary>Reads what comments of one broadcast want.</summary>
/// <param name="titles">The titles of the rundown's postings, in its order.</param>
public sealed class IntentReader(IReadOnlyList<string> titles)
{
    /// <summary>What the writer wants, and of which posting.</summary>
    /// <param name="text">The comment's words.</param>
    /// <param name="pinned">The place of the posting shown at that moment, from 1; null when none is.</param>
    public Intent Read(string text, int? pinned) => Questions.Ask(text)
        ? new Intent(ReactionKind.Question, pinned <= titles.Count ? pinned : null, QuestionTopic.Other)
        : Intent.None;
}
