using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Comments;

/// <summary>
/// Turns away a comment that waits; its words stay as evidence. Refused when it does not wait any more.
/// </summary>
/// <param name="Held">Which.</param>
/// <param name="Reason">One of <see cref="RemovalReason"/>.</param>
[GenerateSerializer]
public sealed record HeldRefused([property: Id(0)] HeldId Held, [property: Id(1)] string Reason) : RowChange;
