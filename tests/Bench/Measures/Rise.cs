namespace LiveFair.Bench.Measures;

/// <summary>When each of many acts is due: their rate rises evenly from nothing, then it is held.</summary>
/// <param name="PerSecond">The rate that is held.</param>
/// <param name="Seconds">How long it rises.</param>
internal sealed record Rise(double PerSecond, double Seconds)
{
    /// <summary>How many acts are due while it rises.</summary>
    public double Acts => PerSecond * Seconds / 2;

    /// <summary>Seconds from the beginning until this one, counted from 0, is due.</summary>
    public double Due(int act) => act < Acts
        ? Math.Sqrt(2 * Seconds * act / PerSecond)
        : Seconds + ((act - Acts) / PerSecond);
}
