namespace LiveFair.Live.Interest;

/// <summary>The questions of a session.</summary>
/// <param name="Open">Those that wait for an answer: what most people ask first, then the oldest.</param>
/// <param name="Answered">Those that were answered, the newest answer first.</param>
[GenerateSerializer, Immutable]
public sealed record QuestionList(
    [property: Id(0)] IReadOnlyList<QuestionGroup> Open,
    [property: Id(1)] IReadOnlyList<QuestionGroup> Answered);

/// <summary>How the queue of questions stands, to know when to look at it again.</summary>
/// <param name="Open">How many questions wait for an answer, similar ones as one.</param>
/// <param name="Version">The offset of the last event that can have changed the queue; 0 before the first.</param>
[GenerateSerializer, Immutable]
public sealed record QueueState([property: Id(0)] int Open, [property: Id(1)] long Version);
