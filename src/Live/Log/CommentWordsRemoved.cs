namespace LiveFair.Live.Log;

/// <summary>Blanks a comment's words in the log and keeps them as evidence.</summary>
/// <param name="Target">The comment's offset in the same log.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer]
public sealed record CommentWordsRemoved([property: Id(0)] long Target, [property: Id(1)] string Reason) : RowChange;
