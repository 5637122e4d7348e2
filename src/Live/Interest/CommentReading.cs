using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>
/// What a comment was taken to mean when it was said, stored with it: whatever the reader or the rundown says later,
/// what was counted can be counted again.
/// </summary>
/// <param name="Kind">What the writer wants.</param>
/// <param name="Posting">About which posting; null: none or several.</param>
/// <param name="Topic">What is asked for; only with <see cref="ReactionKind.Question"/>.</param>
[GenerateSerializer, Immutable]
public sealed record CommentReading(
    [property: Id(0)] ReactionKind Kind,
    [property: Id(1)] PostingId? Posting = null,
    [property: Id(2)] QuestionTopic? Topic = null);
