using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Comments;

/// <summary>Ends the waiting of a comment that is logged with it; refused when it does not wait any more.</summary>
/// <param name="Held">Which.</param>
/// <param name="Station">Whose audit trail tells of it.</param>
/// <param name="Session">In which session.</param>
/// <param name="Reviewer">Who let it through: <see cref="Caller.Key"/>.</param>
[GenerateSerializer]
public sealed record HeldApproved(
    [property: Id(0)] HeldId Held,
    [property: Id(1)] StationId Station,
    [property: Id(2)] SessionId Session,
    [property: Id(3)] string Reviewer) : RowChange;
