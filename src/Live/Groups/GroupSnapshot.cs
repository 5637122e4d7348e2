using LiveFair.Live.Log;

namespace LiveFair.Live.Groups;

/// <summary>Where a group stands: what a member who opens it starts from.</summary>
/// <param name="Group">Its row.</param>
/// <param name="Head">How far its log reaches.</param>
/// <param name="Recent">The last messages, oldest first.</param>
[GenerateSerializer, Immutable]
public sealed record GroupSnapshot(
    [property: Id(0)] FollowUpGroup Group,
    [property: Id(1)] LogHead Head,
    [property: Id(2)] IReadOnlyList<LoggedEvent> Recent);
