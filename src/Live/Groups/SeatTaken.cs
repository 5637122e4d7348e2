using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Groups;

/// <summary>The row of a seat; refused when the viewer has one in this session or the group is full.</summary>
[GenerateSerializer]
public sealed record SeatTaken : RowChange
{
    /// <summary>The session that the group follows up.</summary>
    [Id(0)]
    public required SessionId Session { get; init; }

    /// <summary>The group.</summary>
    [Id(1)]
    public required GroupId Group { get; init; }

    /// <summary>Who.</summary>
    [Id(2)]
    public required ViewerId Viewer { get; init; }

    /// <summary>The version of the text they agreed to.</summary>
    [Id(3)]
    public required int ConsentVersion { get; init; }

    /// <summary>The client's name for the act.</summary>
    [Id(4)]
    public required OpId Op { get; init; }
}

/// <summary>The row of a seat given back; its holder keeps no way to read the group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Viewer">Who.</param>
[GenerateSerializer]
public sealed record SeatLeft([property: Id(0)] GroupId Group, [property: Id(1)] ViewerId Viewer) : RowChange;
