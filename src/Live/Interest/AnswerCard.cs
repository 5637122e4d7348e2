using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>A standard answer of a station (答复卡), sent to those who ask with one tap.</summary>
[GenerateSerializer, Immutable]
public sealed record AnswerCard
{
    /// <summary>Which card.</summary>
    [Id(0)]
    public required AnswerCardId Id { get; init; }

    /// <summary>Whose.</summary>
    [Id(1)]
    public required StationId Station { get; init; }

    /// <summary>The questions that it answers.</summary>
    [Id(2)]
    public required QuestionTopic Topic { get; init; }

    /// <summary>What stands on the button; 1 to <see cref="AnswerCards.MaxTitle"/> characters.</summary>
    [Id(3)]
    public required string Title { get; init; }

    /// <summary>
    /// The answer's words, as long as a comment may be. <c>{title} {hours} {pay} {place} {benefits}</c> stand for the
    /// posting's, which the page fills in.
    /// </summary>
    [Id(4)]
    public required string Text { get; init; }

    /// <summary>Cards are shown in this order, then in the order of their making; 0 to 999.</summary>
    [Id(5)]
    public required int Position { get; init; }
}
