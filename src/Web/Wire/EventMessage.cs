using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>An event as clients get it; docs/protocol.md prints the fields of each kind in their order.</summary>
[MessagePackObject]
public class EventMessage
{
    [Key(0)]
    public required long Offset { get; init; }

    [Key(1)]
    public required DateTimeOffset At { get; init; }

    [Key(2)]
    public required string Kind { get; init; }

    [Key(3)]
    public required long MediaMs { get; init; }
}

[MessagePackObject]
public sealed class CommentedMessage : EventMessage
{
    [Key(4)]
    public required string Id { get; init; }

    [Key(5)]
    public required PersonMessage By { get; init; }

    [Key(6)]
    public string? Text { get; init; }

    [Key(7)]
    public string? PostingId { get; init; }
}

[MessagePackObject]
public sealed class CommentRemovedMessage : EventMessage
{
    [Key(4)]
    public required long Target { get; init; }

    [Key(5)]
    public required string Reason { get; init; }
}

[MessagePackObject]
public sealed class CommentTurnedAwayMessage : EventMessage
{
    [Key(4)]
    public required string HeldId { get; init; }
}

[MessagePackObject]
public sealed class PinnedMessage : EventMessage
{
    [Key(4)]
    public required CardMessage Posting { get; init; }
}

[MessagePackObject]
public sealed class ReactedMessage : EventMessage
{
    [Key(4)]
    public required string PostingId { get; init; }

    [Key(5)]
    public required string Reaction { get; init; }
}

[MessagePackObject]
public sealed class AppliedMessage : EventMessage
{
    [Key(4)]
    public required string PostingId { get; init; }
}

[MessagePackObject]
public sealed class EnrolledMessage : EventMessage
{
    [Key(4)]
    public required string GroupId { get; init; }
}

[MessagePackObject]
public sealed class NoticedMessage : EventMessage
{
    [Key(4)]
    public required string Text { get; init; }
}

[MessagePackObject]
public sealed class AnsweredMessage : EventMessage
{
    [Key(4)]
    public required IReadOnlyList<long> Targets { get; init; }

    [Key(5)]
    public required string Text { get; init; }

    [Key(6)]
    public string? PostingId { get; init; }

    [Key(7)]
    public string? Topic { get; init; }

    [Key(8)]
    public required PersonMessage By { get; init; }
}

[MessagePackObject]
public sealed class RulesChangedMessage : EventMessage
{
    [Key(4)]
    public required long SlowMs { get; init; }

    [Key(5)]
    public required bool Hold { get; init; }
}

[MessagePackObject]
public sealed class MutedMessage : EventMessage
{
    [Key(4)]
    public required string ViewerId { get; init; }

    [Key(5)]
    public DateTimeOffset? Until { get; init; }
}

[MessagePackObject]
public sealed class MemberMessage : EventMessage
{
    [Key(4)]
    public required PersonMessage By { get; init; }
}
