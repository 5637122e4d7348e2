using LiveFair.Live.Ids;

namespace LiveFair.Live.Comments;

/// <summary>
/// The rows of comments that wait to be looked at. What is decided of one is committed with its event
/// (<see cref="HeldApproved"/>, <see cref="HeldRefused"/>), and those that wait go with the session's end.
/// </summary>
public interface IHeldStore
{
    /// <summary>All of a session, also those that wait no more, oldest first.</summary>
    Task<IReadOnlyList<HeldComment>> OfSession(SessionId session);

    /// <summary>What an actor's opId led to; null when it was not held.</summary>
    Task<HeldComment?> FindOp(SessionId session, string actor, OpId op);

    /// <summary>Stores comments in one commit.</summary>
    Task Add(IReadOnlyList<HeldComment> held);
}
