using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Interest;

/// <summary>What seekers want, per posting; every number can be recounted from the log.</summary>
/// <param name="Rows">One row a posting: the rundown in its order, then those that left it and have numbers.</param>
/// <param name="Unanswered">The newest comments that ask something, oldest first, at most 50.</param>
/// <param name="Questions">How the queue of questions stands.</param>
/// <param name="Held">How many comments wait to be looked at.</param>
[GenerateSerializer, Immutable]
public sealed record InterestBoard(
    [property: Id(0)] IReadOnlyList<InterestRow> Rows,
    [property: Id(1)] IReadOnlyList<OpenQuestion> Unanswered,
    [property: Id(2)] QueueState Questions,
    [property: Id(3)] int Held = 0)
{
    /// <summary>Whether the other board shows the same numbers and questions.</summary>
    public bool SameAs(InterestBoard other) =>
        Questions == other.Questions && Held == other.Held
        && Unanswered.SequenceEqual(other.Unanswered) && Rows.Count == other.Rows.Count
        && Rows.Zip(other.Rows).All(pair => pair.First.SameAs(pair.Second));
}

/// <summary>The interest in one posting.</summary>
/// <param name="Posting">Which.</param>
/// <param name="Title">Its title when the session was made.</param>
/// <param name="People">How many different people tapped a reaction or said as much.</param>
/// <param name="Counts">People per kind; each counted once.</param>
/// <param name="Applied">Applications from this session.</param>
/// <param name="Score">See <see cref="BoardScore"/>.</param>
/// <param name="Seen">How many different people watched while it was shown over the stream.</param>
/// <param name="Enrolled">How many took a seat in a follow-up group while it was shown.</param>
/// <param name="Rising">
/// How many more people came to it in the last two minutes than in two minutes before, on the average of ten; 0 when
/// interest does not rise.
/// </param>
[GenerateSerializer, Immutable]
public sealed record InterestRow(
    [property: Id(0)] PostingId Posting,
    [property: Id(1)] string Title,
    [property: Id(2)] int People,
    [property: Id(3)] IReadOnlyDictionary<ReactionKind, int> Counts,
    [property: Id(4)] int Applied,
    [property: Id(5)] double Score,
    [property: Id(6)] int Seen,
    [property: Id(7)] int Enrolled,
    [property: Id(8)] int Rising)
{
    /// <summary>Whether the other row shows the same numbers.</summary>
    public bool SameAs(InterestRow other) =>
        Posting == other.Posting && People == other.People && Applied == other.Applied
        && Seen == other.Seen && Enrolled == other.Enrolled && Rising == other.Rising
        && Counts.All(count => other.Counts.GetValueOrDefault(count.Key) == count.Value);
}

/// <summary>A comment that asks something and was not answered yet.</summary>
/// <param name="Offset">Its place in the log.</param>
/// <param name="At">When.</param>
/// <param name="By">Who.</param>
/// <param name="Text">The words.</param>
/// <param name="Posting">The posting that it is about, if any.</param>
[GenerateSerializer, Immutable]
public sealed record OpenQuestion(
    [property: Id(0)] long Offset,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] Person By,
    [property: Id(3)] string Text,
    [property: Id(4)] PostingId? Posting);
