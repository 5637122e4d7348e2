using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Comments;

/// <summary>A comment that waits to be looked at (待审评论): it stands in no log, and only the station reads it.</summary>
[GenerateSerializer, Immutable]
public sealed record HeldComment
{
    /// <summary>Which; given when it is stored.</summary>
    [Id(0)]
    public required HeldId Id { get; init; }

    /// <summary>In which session.</summary>
    [Id(1)]
    public required SessionId Session { get; init; }

    /// <summary>When it was said.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    /// <summary>The viewer who wrote it.</summary>
    [Id(3)]
    public required Person By { get; init; }

    /// <summary>The words as they would be shown: cleaned and masked.</summary>
    [Id(4)]
    public required string Text { get; init; }

    /// <summary>The listed word for which it waits; null: everything waits.</summary>
    [Id(5)]
    public string? Word { get; init; }

    /// <summary>The writer's name for the act, and <see cref="Caller.Key"/>.</summary>
    [Id(6)]
    public required OpId Op { get; init; }

    /// <summary>Fingerprint of what was typed.</summary>
    [Id(7)]
    public required long Digest { get; init; }

    /// <summary>The log's head when it was said.</summary>
    [Id(8)]
    public required long Head { get; init; }

    /// <summary>Where it stands.</summary>
    [Id(9)]
    public HeldState State { get; init; }

    /// <summary>The most that wait in one session; more are turned away, for nobody looks through them.</summary>
    public const int Most = 500;

    /// <summary>The writer as the log knows them.</summary>
    public string Actor => $"v:{By.Id}";

    /// <summary>
    /// What a call with the same opId is told: that it waits or was turned away, or OP_REUSED for other content.
    /// </summary>
    public Outcome<Appended> Answer(long digest) => digest == Digest
        ? new Appended(State == HeldState.Refused ? AppendKind.TurnedAway : AppendKind.Held, 0, Id)
        : Refusal.OpReused();

    /// <summary>What is told when too many wait.</summary>
    public static Refusal TooMany { get; } = new(
        RefusalCode.Overloaded, "Too many comments wait to be looked at.", TimeSpan.FromSeconds(30));
}

/// <summary>Where a held comment stands. The numbers are stored.</summary>
public enum HeldState
{
    /// <summary>Nobody looked at it yet.</summary>
    Waiting,

    /// <summary>It was let through, and stands in the log.</summary>
    Approved,

    /// <summary>It was turned away; nobody is shown it.</summary>
    Refused,
}
