using LiveFair.Live.Ids;

namespace LiveFair.Live.Comments;

/// <summary>
/// The rows of comments that wait to be looked at. An approved one is committed with its event
/// (<see cref="HeldApproved"/>), and those that wait go with the session's end.
/// </summary>
public interface IHeldStore
{
    /// <summary>All of a session, also those that wait no more, oldest first.</summary>
    Task<IReadOnlyList<HeldComment>> OfSession(SessionId session);

    /// <summary>What an actor's opId led to; null when it was not held.</summary>
    Task<HeldComment?> FindOp(SessionId session, string actor, OpId op);

    /// <summary>Stores comments in one commit.</summary>
    Task Add(IReadOnlyList<HeldComment> held);

    /// <summary>Refuses one that waits, with its trace in the audit trail; the words stay for evidence.</summary>
    /// <param name="held">Which.</param>
    /// <param name="station">The session's.</param>
    /// <param name="reason">One of <see cref="RemovalReason"/>.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">When.</param>
    Task Refuse(HeldComment held, StationId station, string reason, Caller by, DateTimeOffset now);
}
