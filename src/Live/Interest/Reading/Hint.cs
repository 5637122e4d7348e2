namespace LiveFair.Live.Interest.Reading;

/// <summary>
/// What words speak of without objecting; sections <c>[hint …]</c>. Beside a refusal it is the reason (夜班，不去), beside
/// a condition what is missing (八小时就去).
/// </summary>
internal enum Hint
{
    /// <summary>The place or the way.</summary>
    Far,

    /// <summary>The amount.</summary>
    PayLow,

    /// <summary>Working time.</summary>
    Hours,

    /// <summary>None of them, though parts of these words alone would be.</summary>
    Nothing,
}
