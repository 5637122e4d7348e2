namespace LiveFair.Live.Interest.Reading;

/// <summary>A comment reduced to what is meant: simplified letters and digits, and what stood between them.</summary>
/// <param name="Letters">Han, small Latin letters, digits; no spaces and no signs but those within numbers.</param>
/// <param name="Marks">What stood before each letter, and behind the last: one more than letters.</param>
internal sealed record FoldedComment(string Letters, Mark[] Marks)
{
    /// <summary>A thought surely ends before this letter.</summary>
    public bool IsParted(int place) => (Marks[place] & Mark.Parts) != 0 || place == Letters.Length;

    /// <summary>A thought may end before this letter.</summary>
    public bool MayEnd(int place) => IsParted(place) || (Marks[place] & Mark.Space) != 0;
}
