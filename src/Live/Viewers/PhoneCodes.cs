namespace LiveFair.Live.Viewers;

/// <summary>The rules for codes sent to phones.</summary>
public static class PhoneCodes
{
    /// <summary>How long a code is good.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    /// <summary>The shortest time between two codes to one number or from one viewer.</summary>
    public static readonly TimeSpan Spacing = TimeSpan.FromMinutes(1);

    /// <summary>Codes a day to one number or from one viewer.</summary>
    public const int PerDay = 10;

    /// <summary>Wrong tries after which a code is dead.</summary>
    public const int Tries = 5;

    /// <summary>Whether another code may be sent now, after those sent in the last day.</summary>
    /// <param name="sent">When codes were sent to this number or asked by this viewer, any order.</param>
    /// <param name="now">The time.</param>
    /// <returns>Null when it may; TOO_FAST with the wait otherwise.</returns>
    public static Refusal? MaySend(IReadOnlyCollection<DateTimeOffset> sent, DateTimeOffset now)
    {
        var newest = sent.OrderDescending().ToList();
        var spaced = newest.Count > 0 ? newest[0] + Spacing - now : TimeSpan.Zero;

        // With this one a day old, fewer than PerDay remain within a day.
        var daily = newest.Count >= PerDay ? newest[PerDay - 1] + TimeSpan.FromDays(1) - now : TimeSpan.Zero;
        var wait = spaced > daily ? spaced : daily;
        return wait > TimeSpan.Zero
            ? new Refusal(RefusalCode.TooFast, "A code was sent just now; wait before asking for another.", wait)
            : null;
    }

    /// <summary>The one answer to a wrong, used, old or never sent code.</summary>
    public static Refusal Wrong() => Refusal.Invalid("code", FaultKind.Code, "wrong or too old; ask for a new one.");
}
