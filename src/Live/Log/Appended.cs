using LiveFair.Live.Ids;

namespace LiveFair.Live.Log;

/// <summary>What became of a <see cref="PendingEvent"/>.</summary>
/// <param name="Kind">Stored now, found from before, refused by the store, or held.</param>
/// <param name="Offset">The place of the event, now or from the first time; 0 where it has none.</param>
/// <param name="Held">What it waits, or waited, under; null when it was never held.</param>
[GenerateSerializer, Immutable]
public readonly record struct Appended(
    [property: Id(0)] AppendKind Kind, [property: Id(1)] long Offset, [property: Id(2)] HeldId? Held = null);

/// <summary>See <see cref="Appended"/>.</summary>
public enum AppendKind
{
    /// <summary>It stands in the log at its offset.</summary>
    Stored,

    /// <summary>The same opId with the same content stands there already.</summary>
    Repeated,

    /// <summary>The same opId stands there with other content; nothing was stored.</summary>
    Reused,

    /// <summary>A constraint on its rows refused it (a second application, a full group); nothing was stored.</summary>
    Clashed,

    /// <summary>It waits to be looked at, in no log; without an offset.</summary>
    Held,

    /// <summary>It waited, and the station did not let it through; it stands in no log.</summary>
    TurnedAway,
}
