using LiveFair.Live.Ids;

namespace LiveFair.Live.Groups;

/// <summary>A follow-up group (跟进群) as its row tells.</summary>
[GenerateSerializer, Immutable]
public sealed record FollowUpGroup
{
    /// <summary>The seats of a group when nothing else is set, as in the chat groups that stations use today.</summary>
    public const int DefaultCapacity = 500;

    /// <summary>The version of the consent that a viewer gives to be followed up in a group.</summary>
    public const int ConsentVersion = 1;

    /// <summary>Which group.</summary>
    [Id(0)]
    public required GroupId Id { get; init; }

    /// <summary>The session it follows up.</summary>
    [Id(1)]
    public required SessionId Session { get; init; }

    /// <summary>The station it belongs to.</summary>
    [Id(2)]
    public required StationId Station { get; init; }

    /// <summary>1 for the first group of its session.</summary>
    [Id(3)]
    public required int Number { get; init; }

    /// <summary>What members read above the chat.</summary>
    [Id(4)]
    public required string Name { get; init; }

    /// <summary>Seats.</summary>
    [Id(5)]
    public required int Capacity { get; init; }

    /// <summary>Seats taken.</summary>
    [Id(6)]
    public required int Members { get; init; }
}
