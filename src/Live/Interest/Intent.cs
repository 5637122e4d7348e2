namespace LiveFair.Live.Interest;

/// <summary>What a comment wants.</summary>
/// <param name="Kind">The same five that can be tapped; null: nothing of a job (greetings, talk).</param>
/// <param name="Posting">Which posting it is about: its place in the rundown, from 1; null: none or several.</param>
/// <param name="Topic">What is asked for; only with <see cref="ReactionKind.Question"/>.</param>
[GenerateSerializer, Immutable]
public readonly record struct Intent(
    [property: Id(0)] ReactionKind? Kind,
    [property: Id(1)] int? Posting = null,
    [property: Id(2)] QuestionTopic? Topic = null)
{
    /// <summary>A comment that wants nothing of a job.</summary>
    public static Intent None => default;
}
