using LiveFair.Live.Ids;

namespace LiveFair.Live.Viewers;

/// <summary>A viewer as their row tells.</summary>
/// <param name="Id">Which viewer.</param>
/// <param name="Nickname">The name on screen.</param>
/// <param name="Phone">The confirmed phone; null before.</param>
[GenerateSerializer, Immutable]
public sealed record ViewerProfile(
    [property: Id(0)] ViewerId Id,
    [property: Id(1)] string Nickname,
    [property: Id(2)] PhoneNumber? Phone);
