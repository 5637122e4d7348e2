using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>Keeps the session's row, which lists are read from, in step with its log.</summary>
/// <param name="Session">Which.</param>
/// <param name="Stage">Where it stands from now on.</param>
[GenerateSerializer]
public sealed record StageChanged(
    [property: Id(0)] SessionId Session, [property: Id(1)] SessionStage Stage) : RowChange;
