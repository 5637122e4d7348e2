using LiveFair.Live.Ids;

namespace LiveFair.Live.Log;

/// <summary>Names one append-only log: a session's or a group's.</summary>
/// <param name="Value"><c>s:ID</c> or <c>g:ID</c>.</param>
[GenerateSerializer, Immutable]
public readonly record struct LogName([property: Id(0)] string Value)
{
    /// <summary>The log of a live session.</summary>
    public static LogName Of(SessionId session) => new($"s:{session}");

    /// <summary>The log of a follow-up group.</summary>
    public static LogName Of(GroupId group) => new($"g:{group}");

    /// <inheritdoc />
    public override string ToString() => Value;
}
