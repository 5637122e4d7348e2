namespace LiveFair.Live.Log;

/// <summary>An event at its place in a log.</summary>
/// <param name="Offset">Its place: dense from 1.</param>
/// <param name="At">When it was accepted.</param>
/// <param name="MediaMs">Milliseconds since the session's start; 0 before it and in groups.</param>
/// <param name="Body">What happened.</param>
[GenerateSerializer, Immutable]
public sealed record LoggedEvent(
    [property: Id(0)] long Offset,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] long MediaMs,
    [property: Id(3)] EventBody Body);
