namespace LiveFair.Live.Postings;

/// <summary>What is paid, first in the posting's own words.</summary>
/// <param name="Text">The words, 1–80 characters.</param>
/// <param name="Min">Lowest amount in yuan per <paramref name="Unit"/>; null when only an upper one is named.</param>
/// <param name="Max">Highest amount; null when open above.</param>
/// <param name="Unit">What the amount is for; null when it is not told.</param>
/// <param name="Settlement">How often it is paid out; null when it is not told.</param>
[GenerateSerializer, Immutable]
public sealed record PayRange(
    [property: Id(0)] string Text,
    [property: Id(1)] decimal? Min,
    [property: Id(2)] decimal? Max,
    [property: Id(3)] PayUnit? Unit,
    [property: Id(4)] Settlement? Settlement);

/// <summary>What an amount of pay is for. Numbers are stored.</summary>
public enum PayUnit
{
    /// <summary>时薪</summary>
    Hour = 1,

    /// <summary>日薪</summary>
    Day = 2,

    /// <summary>周薪</summary>
    Week = 3,

    /// <summary>月薪</summary>
    Month = 4,

    /// <summary>计件</summary>
    Piece = 5,

    /// <summary>一项包干</summary>
    Job = 6,
}

/// <summary>How often pay is paid out. Numbers are stored.</summary>
public enum Settlement
{
    /// <summary>日结</summary>
    Day = 1,

    /// <summary>周结</summary>
    Week = 2,

    /// <summary>半月结</summary>
    HalfMonth = 3,

    /// <summary>月结</summary>
    Month = 4,

    /// <summary>干完结</summary>
    AfterJob = 5,
}
