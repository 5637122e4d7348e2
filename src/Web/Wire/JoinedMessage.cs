using LiveFair.Live.Sessions;
using LiveFair.Web.Feeds;
using LiveFair.Web.Lanes;
using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>The first item of a watched log.</summary>
[MessagePackObject]
public sealed record JoinedMessage
{
    [Key(0)]
    public string Kind { get; init; } = "joined";

    [Key(1)]
    public required string Epoch { get; init; }

    [Key(2)]
    public required long Head { get; init; }

    [Key(3)]
    public required bool Recovered { get; init; }

    [Key(4)]
    public required SnapshotMessage Snapshot { get; init; }

    /// <summary>Not sent: learns how this stream's items are written.</summary>
    [IgnoreMember]
    internal LaneTicket? Ticket { get; init; }
}

/// <summary>What a joining watcher starts from.</summary>
[MessagePackObject]
public sealed record SnapshotMessage(
    [property: Key(0)] string State,
    [property: Key(1)] CardMessage? Pin,
    [property: Key(2)] int Viewers,
    [property: Key(3)] IReadOnlyList<EncodedEvent> Recent,
    [property: Key(4)] EncodedEvent? Notice,
    [property: Key(5)] IReadOnlyList<EncodedEvent> Answers,
    [property: Key(6)] RulesMessage? Rules = null);

/// <summary>How a session takes comments.</summary>
[MessagePackObject]
public sealed record RulesMessage([property: Key(0)] long SlowMs, [property: Key(1)] bool Hold)
{
    public static RulesMessage From(RoomRules rules) => new(rules.SlowMs, rules.Hold);
}
