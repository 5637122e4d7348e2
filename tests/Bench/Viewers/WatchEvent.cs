namespace LiveFair.Bench.Viewers;

/// <summary>What of an event is compared between protocols, viewers and the static list.</summary>
/// <param name="Who">The nickname behind a comment.</param>
/// <param name="Words">The text, or the ids that the event names; null for a comment whose words are gone.</param>
/// <param name="Target">The offset of a comment that is removed.</param>
internal sealed record WatchEvent(long Offset, string Kind, string? Who, string? Words, long Target)
{
    /// <summary>What every list shows once the comment was removed: neither words nor nickname.</summary>
    public WatchEvent Removed() => this with { Who = "", Words = null };
}

/// <summary>An item of the Watch stream.</summary>
internal sealed record WatchItem
{
    /// <summary>Set on the first item only.</summary>
    public Joined? Joined { get; init; }

    public long First { get; init; }

    public long Last { get; init; }

    public IReadOnlyList<WatchEvent> Events { get; init; } = [];

    public long Skipped { get; init; }
}

internal sealed record Joined(string Epoch, long Head, bool Recovered);
