namespace LiveFair.Live.Comments;

/// <summary>The words of a comment as they may be stored and shown.</summary>
public static class CommentText
{
    /// <summary>The longest comment, in graphemes (what a reader counts as characters).</summary>
    public const int MaxGraphemes = 200;

    /// <summary>
    /// What everybody may read of what somebody typed: cleaned, and of a viewer's words what <see cref="ContactMask"/>
    /// hides. A station's people may give its telephone.
    /// </summary>
    /// <returns>As <see cref="Clean"/>.</returns>
    public static Outcome<string> For(Caller by, string? typed)
    {
        var clean = Clean(typed);
        return clean.Ok && !by.IsStaff ? ContactMask.Hide(clean.Value) : clean;
    }

    /// <summary>Cleans what was typed, as <see cref="ShownText.Line"/> does.</summary>
    /// <returns>
    /// The cleaned words; or TOO_LONG, or INVALID when nothing visible is left or a surrogate stands alone.
    /// </returns>
    public static Outcome<string> Clean(string? typed)
    {
        if (typed is { Length: > MaxGraphemes * ShownText.MaxUnitsOfOne })
        {
            return TooLong();
        }

        if (typed is null || HasLoneSurrogate(typed) || ShownText.Line(typed) is not { } words)
        {
            return Refusal.Needed("text");
        }

        return ShownText.IsOver(words, MaxGraphemes) ? TooLong() : words;
    }

    /// <summary>
    /// Whether half of a surrogate pair stands alone: such a text is not Unicode and cannot be stored.
    /// </summary>
    internal static bool HasLoneSurrogate(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            return false;
        }

        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }

    private static Refusal TooLong() =>
        new(RefusalCode.TooLong, $"text: a comment has at most {MaxGraphemes} characters.");
}
