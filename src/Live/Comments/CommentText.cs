using System.Globalization;
using System.Text;

namespace LiveFair.Live.Comments;

/// <summary>The words of a comment as they may be stored and shown.</summary>
public static class CommentText
{
    /// <summary>The longest comment, in graphemes (what a reader counts as characters).</summary>
    public const int MaxGraphemes = 200;

    /// <summary>The longest comment in UTF-16 units: stops piles of combining marks.</summary>
    public const int MaxUnits = 1_200;

    /// <summary>
    /// Cleans what was typed: NFC, line ends and tabs to spaces; control, bidi and zero-width characters are dropped
    /// (the joiner inside emoji stays). Markup stays text.
    /// </summary>
    /// <returns>The cleaned words; or TOO_LONG, or INVALID when nothing is left or a surrogate stands alone.</returns>
    public static Outcome<string> Clean(string? typed)
    {
        if (typed is { Length: > 4 * MaxUnits })
        {
            return TooLong();
        }

        if (string.IsNullOrEmpty(typed) || HasLoneSurrogate(typed))
        {
            return Refusal.Invalid("text: a comment needs words.");
        }

        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029)
            {
                kept.Append(' ');
            }
            else if (!IsHidden(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        var words = kept.ToString().Trim();
        if (words.Length == 0)
        {
            return Refusal.Invalid("text: a comment needs words.");
        }

        return words.Length > MaxUnits || new StringInfo(words).LengthInTextElements > MaxGraphemes
            ? TooLong()
            : words;
    }

    private static Refusal TooLong() =>
        new(RefusalCode.TooLong, $"text: a comment has at most {MaxGraphemes} characters.");

    private static bool HasLoneSurrogate(string text)
    {
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

    private static bool IsHidden(Rune rune) =>
        Rune.IsControl(rune) || (rune.Value != 0x200D && Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format);
}
