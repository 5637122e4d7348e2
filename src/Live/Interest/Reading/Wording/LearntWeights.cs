namespace LiveFair.Live.Interest.Reading.Wording;

/// <summary>The weights that stand in this assembly, learnt by <c>./livefair bench interest learn</c>.</summary>
internal static class LearntWeights
{
    /// <summary>Outcome 0 is nothing, the others are <see cref="ReactionKind"/> by number.</summary>
    public static Weights Kinds { get; } = Weights.Read(EmbeddedWords.Text("interest.weights.kinds.txt"));

    /// <summary>Outcomes are <see cref="QuestionTopic"/> less one.</summary>
    public static Weights Topics { get; } = Weights.Read(EmbeddedWords.Text("interest.weights.topics.txt"));
}
