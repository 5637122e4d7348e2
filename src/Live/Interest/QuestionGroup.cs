using LiveFair.Live.Ids;

namespace LiveFair.Live.Interest;

/// <summary>Comments that ask the same, as one question.</summary>
[GenerateSerializer, Immutable]
public sealed record QuestionGroup
{
    /// <summary>Names it while it is open; an answered one has a name of its own.</summary>
    [Id(0)]
    public required string Key { get; init; }

    /// <summary>The posting that it is about; null: none, or several.</summary>
    [Id(1)]
    public PostingId? Posting { get; init; }

    /// <summary>What is asked for.</summary>
    [Id(2)]
    public required QuestionTopic Topic { get; init; }

    /// <summary>The words of the first who asked and is still there.</summary>
    [Id(3)]
    public required string Text { get; init; }

    /// <summary>How many different people asked.</summary>
    [Id(4)]
    public required int Askers { get; init; }

    /// <summary>How many comments asked.</summary>
    [Id(5)]
    public required int Count { get; init; }

    /// <summary>Their places in the log, ascending; of many the newest <see cref="QuestionQueue.KeptOfOne"/>.</summary>
    [Id(6)]
    public required IReadOnlyList<long> Offsets { get; init; }

    /// <summary>When it was asked first.</summary>
    [Id(7)]
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When it was asked last.</summary>
    [Id(8)]
    public required DateTimeOffset LastAt { get; init; }

    /// <summary>The newest comments, oldest first; at most <see cref="QuestionQueue.MostSamples"/>.</summary>
    [Id(9)]
    public required IReadOnlyList<OpenQuestion> Samples { get; init; }

    /// <summary>What was answered; null while it is open.</summary>
    [Id(10)]
    public GivenAnswer? Answer { get; init; }
}

/// <summary>What was answered to a question.</summary>
/// <param name="Offset">The answer's place in the log.</param>
/// <param name="At">When.</param>
/// <param name="Text">The words.</param>
[GenerateSerializer, Immutable]
public sealed record GivenAnswer(
    [property: Id(0)] long Offset,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Text);
