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
        var day = sent.Where(at => now - at < TimeSpan.FromDays(1)).ToList();
        if (day.Count == 0)
        {
            return null;
        }

        var wait = day.Count >= PerDay ? day.Min() + TimeSpan.FromDays(1) - now : day.Max() + Spacing - now;
        return wait > TimeSpan.Zero
            ? new Refusal(RefusalCode.TooFast, "A code was sent just now; wait before asking for another.", wait)
            : null;
    }

    /// <summary>The one answer to a wrong, used, old or never sent code.</summary>
    public static Refusal Wrong() => Refusal.Invalid("code: wrong or too old; ask for a new one.");
}
