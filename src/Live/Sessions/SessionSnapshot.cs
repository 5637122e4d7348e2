using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Sessions;

/// <summary>Where a session stands at <see cref="Head"/>: what a joining viewer starts from.</summary>
[GenerateSerializer, Immutable]
public sealed record SessionSnapshot
{
    /// <summary>The session's station.</summary>
    [Id(0)]
    public required StationId Station { get; init; }

    /// <summary>Changes only when the log was rebuilt.</summary>
    [Id(1)]
    public required string Epoch { get; init; }

    /// <summary>The offset of the last event that this snapshot knows.</summary>
    [Id(2)]
    public required long Head { get; init; }

    /// <summary>Scheduled, live, paused or ended.</summary>
    [Id(3)]
    public required SessionStage Stage { get; init; }

    /// <summary>The card that is shown now; null once the session ended.</summary>
    [Id(4)]
    public PostingCard? Pin { get; init; }

    /// <summary>Viewers on all nodes, as last reported.</summary>
    [Id(5)]
    public int Viewers { get; init; }

    /// <summary>The last comments, oldest first.</summary>
    [Id(6)]
    public IReadOnlyList<LoggedEvent> Recent { get; init; } = [];

    /// <summary>The last notice.</summary>
    [Id(7)]
    public LoggedEvent? Notice { get; init; }

    /// <summary>What was answered since the first of <see cref="Recent"/>, oldest first.</summary>
    [Id(8)]
    public IReadOnlyList<LoggedEvent> Answers { get; init; } = [];

    /// <summary>How comments are taken.</summary>
    [Id(9)]
    public RoomRules Rules { get; init; } = RoomRules.None;
}
