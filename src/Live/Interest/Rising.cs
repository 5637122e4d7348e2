namespace LiveFair.Live.Interest;

/// <summary>Where interest grows now: the newcomers of the last two minutes against the ten minutes before.</summary>
internal static class Rising
{
    /// <summary>Fewer newcomers are chance. Ours, as the two stretches of time.</summary>
    private const int Fewest = 3;

    private const int Lately = 120_000 / StepCounts.StepMs;
    private const int Before = 600_000 / StepCounts.StepMs;

    /// <summary>
    /// How many more came in the last two minutes than came in two minutes before that, on the average of ten; 0 when
    /// it were not more, when fewer than three came, and in the first four minutes, which compare with nothing.
    /// </summary>
    public static int Of(StepCounts newcomers, long mediaMs)
    {
        var now = mediaMs / StepCounts.StepMs;
        var compared = Math.Min(Before, now - Lately + 1);
        var lately = newcomers.Between(now - Lately + 1, now);
        if (compared < Lately || lately < Fewest)
        {
            return 0;
        }

        var before = newcomers.Between(now - Lately + 1 - compared, now - Lately) * (double)Lately / compared;
        return Math.Max(0, (int)Math.Round(lately - before));
    }
}
