namespace LiveFair.Live.Sessions;

/// <summary>How many watched a session.</summary>
/// <param name="AtMs">The session time.</param>
/// <param name="Viewers">Viewers on all nodes at that moment.</param>
/// <param name="Most">The most since the sample before.</param>
[GenerateSerializer, Immutable]
public sealed record AudienceSample(
    [property: Id(0)] long AtMs, [property: Id(1)] int Viewers, [property: Id(2)] int Most);
