using LiveFair.Live.Ids;

namespace LiveFair.Live.Groups;

/// <summary>A viewer's seat in a follow-up group (入群).</summary>
/// <param name="Group">Which group.</param>
/// <param name="First">Whether the seat was taken by this very call or stood before.</param>
[GenerateSerializer, Immutable]
public sealed record Enrolment([property: Id(0)] GroupId Group, [property: Id(1)] Times First);

/// <summary>Whether an act was done now or stood from before.</summary>
public enum Times
{
    /// <summary>Done by this call.</summary>
    First,

    /// <summary>Done before; the answer is the first one's.</summary>
    Again,
}
