namespace LiveFair.Live.Sessions;

/// <summary>What the station's people set for the talk of one session.</summary>
/// <param name="SlowMs">
/// Milliseconds between two comments of one person, 0 to <see cref="MostSlowMs"/>; 0: only the throttle counts.
/// </param>
/// <param name="Hold">Whether viewers' comments wait until somebody of the station lets them through.</param>
[GenerateSerializer, Immutable]
public sealed record RoomRules([property: Id(0)] long SlowMs, [property: Id(1)] bool Hold)
{
    /// <summary>The longest time between two comments: five minutes.</summary>
    public const long MostSlowMs = 300_000;

    /// <summary>As a session begins.</summary>
    public static readonly RoomRules None = new(0, false);
}
