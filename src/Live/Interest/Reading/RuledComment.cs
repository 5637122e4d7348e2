using LiveFair.Live.Interest.Reading.Wording;

namespace LiveFair.Live.Interest.Reading;

/// <summary>A comment as the rules and the word lists read it, without regard to any rundown.</summary>
/// <param name="Text">Folded.</param>
/// <param name="Meanings">What its words mean.</param>
/// <param name="Clauses">Its thoughts.</param>
/// <param name="Stand">What the rules say that it wants.</param>
internal sealed record RuledComment(
    FoldedComment Text, Meanings Meanings, IReadOnlyList<Clause> Clauses, Stand Stand)
{
    /// <summary>Reads a comment.</summary>
    public static RuledComment Of(string words)
    {
        var text = EmbeddedWords.Lexicon.Fold(words);
        var meanings = EmbeddedWords.Lexicon.Find(text);
        var clauses = Clause.Split(text, meanings);
        return new RuledComment(text, meanings, clauses, Stand.Of(Thought.Of(text, clauses, meanings)));
    }

    /// <summary>Its wording, see <see cref="Trace.Of"/>.</summary>
    public IReadOnlyList<Trace> Traces { get; } = Trace.Of(Text, Clauses);

    /// <summary>What the rules say that it asks for.</summary>
    /// <param name="asking">The place of the clause that asks.</param>
    public QuestionTopic Topic(int asking) => TopicOf.Read(Clauses, asking, Meanings);
}
