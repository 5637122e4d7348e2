using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>The first item of a watched log.</summary>
[MessagePackObject]
public sealed record JoinedMessage(
    [property: Key(1)] string Epoch,
    [property: Key(2)] long Head,
    [property: Key(3)] bool Recovered,
    [property: Key(4)] SnapshotMessage Snapshot)
{
    [Key(0)]
    public string Kind { get; } = "joined";
}

/// <summary>What a joining watcher starts from.</summary>
[MessagePackObject]
public sealed record SnapshotMessage(
    [property: Key(0)] string State,
    [property: Key(1)] CardMessage? Pin,
    [property: Key(2)] int Viewers,
    [property: Key(3)] IReadOnlyList<EventMessage> Recent);
