using System.Globalization;
using System.Text;

namespace LiveFair.Live.Comments;

/// <summary>The words of a comment as they may be stored and shown.</summary>
public static class CommentText
{
    /// <summary>The longest comment, in graphemes (what a reader counts as characters).</summary>
    public const int MaxGraphemes = 200;

    /// <summary>
    /// The longest grapheme in UTF-16 units: a family of four with skin tones has 19, a pile of combining marks more.
    /// </summary>
    public const int MaxUnitsOfOne = 24;

    private const int Joiner = 0x200D;

    /// <summary>
    /// Cleans what was typed: NFC, line ends and tabs to spaces; control, bidi, zero-width and blank characters are
    /// dropped (the joiner inside emoji stays). Markup stays text.
    /// </summary>
    /// <returns>The cleaned words; or TOO_LONG, or INVALID when nothing visible is left or a surrogate stands alone.</returns>
    public static Outcome<string> Clean(string? typed)
    {
        if (typed is { Length: > MaxGraphemes * MaxUnitsOfOne })
        {
            return TooLong();
        }

        if (string.IsNullOrEmpty(typed) || HasLoneSurrogate(typed))
        {
            return Refusal.Invalid("text: a comment needs words.");
        }

        // Composed last: noncharacters make it throw, and what it would join may stand around a hidden character.
        var words = Visible([.. typed.EnumerateRunes()]).Normalize(NormalizationForm.FormC).Trim();
        if (!words.EnumerateRunes().Any(Shows))
        {
            return Refusal.Invalid("text: a comment needs words.");
        }

        return IsTooLong(words) ? TooLong() : words;
    }

    /// <summary>Whether half of a surrogate pair stands alone: such a text is not Unicode and cannot be stored.</summary>
    internal static bool HasLoneSurrogate(string text)
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

    private static string Visible(Rune[] typed)
    {
        var kept = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            var rune = typed[i];
            if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029)
            {
                kept.Append(' ');
            }
            else if (rune.Value == Joiner ? JoinsEmoji(typed, i) : !IsHidden(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
    }

    private static Refusal TooLong() =>
        new(RefusalCode.TooLong, $"text: a comment has at most {MaxGraphemes} characters.");

    private static bool IsTooLong(string words)
    {
        var starts = StringInfo.ParseCombiningCharacters(words);
        return starts.Length > MaxGraphemes
            || starts.Zip(starts.Skip(1).Append(words.Length))
                .Any(grapheme => grapheme.Second - grapheme.First > MaxUnitsOfOne);
    }

    private static bool JoinsEmoji(Rune[] text, int joiner) =>
        joiner > 0 && joiner + 1 < text.Length
        && (IsPictogram(text[joiner - 1]) || text[joiner - 1].Value == 0xFE0F) && IsPictogram(text[joiner + 1]);

    private static bool IsPictogram(Rune rune) => Rune.GetUnicodeCategory(rune) is
        UnicodeCategory.OtherSymbol or UnicodeCategory.ModifierSymbol or UnicodeCategory.MathSymbol;

    private static bool Shows(Rune rune) => !Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not
        (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsHidden(Rune rune) =>
        Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format
        || IsNoncharacter(rune.Value) || IsFiller(rune.Value);

    private static bool IsNoncharacter(int value) => (value & 0xFFFE) == 0xFFFE || value is >= 0xFDD0 and <= 0xFDEF;

    /// <summary>Letters and symbols by their category that print as nothing: Hangul fillers, the empty Braille cell.</summary>
    private static bool IsFiller(int value) => value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;
}
