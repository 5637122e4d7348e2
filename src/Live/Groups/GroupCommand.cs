using LiveFair.Live.Ids;

namespace LiveFair.Live.Groups;

/// <summary>How a station keeps order in a group. <see cref="GroupRules.Decide"/> says what comes of it.</summary>
[GenerateSerializer]
public abstract record GroupCommand
{
    /// <summary>Who asks.</summary>
    [Id(0)]
    public required Caller By { get; init; }

    /// <summary>The client's name for this act; null where it sent none.</summary>
    [Id(1)]
    public OpId? Op { get; init; }
}

/// <summary>Take a message from every list, and the posting pushed with it.</summary>
/// <param name="Target">Its offset.</param>
/// <param name="Reason">One of <see cref="Comments.RemovalReason"/>.</param>
[GenerateSerializer]
public sealed record RemoveMessage([property: Id(0)] long Target, [property: Id(1)] string Reason) : GroupCommand;

/// <summary>Let a member read but not talk, also when they leave and come back.</summary>
/// <param name="Member">Who.</param>
/// <param name="For">How long, at most <see cref="Comments.Mutes.Longest"/>; null: until it is lifted.</param>
/// <param name="Reason">Why, 1–100 characters.</param>
[GenerateSerializer]
public sealed record MuteMember(
    [property: Id(0)] ViewerId Member,
    [property: Id(1)] TimeSpan? For,
    [property: Id(2)] string Reason) : GroupCommand;

/// <summary>Let a muted member talk again.</summary>
/// <param name="Member">Who.</param>
[GenerateSerializer]
public sealed record UnmuteMember([property: Id(0)] ViewerId Member) : GroupCommand;
