namespace LiveFair.Live.Log;

/// <summary>How far a log reaches.</summary>
/// <param name="Epoch">Random, stored with the log; changes only when the log is rebuilt.</param>
/// <param name="Head">The offset of the last event; 0 when there is none.</param>
[GenerateSerializer, Immutable]
public sealed record LogHead([property: Id(0)] string Epoch, [property: Id(1)] long Head);
