using LiveFair.Live.Ids;

namespace LiveFair.Live.Groups;

/// <summary>A viewer's seat in a follow-up group (入群).</summary>
/// <param name="Group">Which group.</param>
/// <param name="Done">Whether the seat was taken by this very call or stood before.</param>
[GenerateSerializer, Immutable]
public sealed record Enrolment([property: Id(0)] GroupId Group, [property: Id(1)] Done Done);
