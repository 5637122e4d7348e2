using LiveFair.Live.Interest;
using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>The interest board.</summary>
[MessagePackObject]
public sealed record BoardMessage(
    [property: Key(0)] IReadOnlyList<BoardRowMessage> Postings,
    [property: Key(1)] IReadOnlyList<QuestionMessage> Unanswered,
    [property: Key(2)] QueueMessage Questions,
    [property: Key(3)] int Held)
{
    public static BoardMessage From(InterestBoard board) => new(
        [.. board.Rows.Select(BoardRowMessage.From)],
        [.. board.Unanswered.Select(QuestionMessage.From)],
        new QueueMessage(board.Questions.Open, board.Questions.Version),
        board.Held);
}

/// <summary>How the queue of questions stands; it is asked for when the version is another one.</summary>
[MessagePackObject]
public sealed record QueueMessage([property: Key(0)] int Open, [property: Key(1)] long Version);

/// <summary>One posting of the board.</summary>
[MessagePackObject]
public sealed record BoardRowMessage(
    [property: Key(0)] string PostingId,
    [property: Key(1)] string Title,
    [property: Key(2)] int People,
    [property: Key(3)] CountsMessage Counts,
    [property: Key(4)] int Applied,
    [property: Key(5)] double Score,
    [property: Key(6)] int Seen,
    [property: Key(7)] int Enrolled,
    [property: Key(8)] int Rising)
{
    public static BoardRowMessage From(InterestRow row) => new(
        row.Posting.Value, row.Title, row.People, CountsMessage.From(row.Counts), row.Applied, row.Score, row.Seen,
        row.Enrolled, row.Rising);
}

/// <summary>People per reaction.</summary>
[MessagePackObject]
public sealed record CountsMessage(
    [property: Key(0)] int Want,
    [property: Key(1)] int TooFar,
    [property: Key(2)] int PayLow,
    [property: Key(3)] int Hours,
    [property: Key(4)] int Question)
{
    public static CountsMessage From(IReadOnlyDictionary<ReactionKind, int> counts) => new(
        counts.GetValueOrDefault(ReactionKind.Want),
        counts.GetValueOrDefault(ReactionKind.TooFar),
        counts.GetValueOrDefault(ReactionKind.PayLow),
        counts.GetValueOrDefault(ReactionKind.Hours),
        counts.GetValueOrDefault(ReactionKind.Question));
}

/// <summary>A comment that asks something.</summary>
[MessagePackObject]
public sealed record QuestionMessage(
    [property: Key(0)] long Offset,
    [property: Key(1)] DateTimeOffset At,
    [property: Key(2)] PersonMessage By,
    [property: Key(3)] string Text,
    [property: Key(4)] string? PostingId)
{
    public static QuestionMessage From(OpenQuestion question) => new(
        question.Offset, question.At, PersonMessage.From(question.By), question.Text, question.Posting?.Value);
}
