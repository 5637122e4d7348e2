using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>
/// Asks to watch a session. <c>After</c> may be any number a client sends: what is no offset recovers nothing.
/// </summary>
[MessagePackObject]
public sealed record WatchRequest(
    [property: Key("sessionId")] string? SessionId,
    [property: Key("after")] double? After,
    [property: Key("epoch")] string? Epoch);

/// <summary>Asks to watch a group.</summary>
[MessagePackObject]
public sealed record WatchGroupRequest(
    [property: Key("groupId")] string? GroupId,
    [property: Key("after")] double? After,
    [property: Key("epoch")] string? Epoch);

/// <summary>Asks for a session's board.</summary>
[MessagePackObject]
public sealed record BoardRequest([property: Key("sessionId")] string? SessionId);

/// <summary>Says something on the public screen.</summary>
[MessagePackObject]
public sealed record CommentRequest(
    [property: Key("sessionId")] string? SessionId,
    [property: Key("opId")] string? OpId,
    [property: Key("text")] string? Text);

/// <summary>Reacts to a posting.</summary>
[MessagePackObject]
public sealed record ReactRequest(
    [property: Key("sessionId")] string? SessionId,
    [property: Key("postingId")] string? PostingId,
    [property: Key("opId")] string? OpId,
    [property: Key("kind")] string? Kind);

/// <summary>Says something in a group.</summary>
[MessagePackObject]
public sealed record SayRequest(
    [property: Key("groupId")] string? GroupId,
    [property: Key("opId")] string? OpId,
    [property: Key("text")] string? Text,
    [property: Key("postingId")] string? PostingId);
