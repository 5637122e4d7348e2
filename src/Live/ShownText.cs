using System.Buffers;
using System.Globalization;
using System.Text;

namespace LiveFair.Live;

/// <summary>
/// What people typed, as it may be stored and shown to others: the one rule for titles, names, notes, reasons and
/// comments. How long a field may be is its own rule.
/// </summary>
public static class ShownText
{
    /// <summary>
    /// The longest grapheme in UTF-16 units: a family of four with skin tones has 19, a pile of combining marks more.
    /// </summary>
    public const int MaxUnitsOfOne = 24;

    /// <summary>
    /// The most marks on one letter: no script needs more, and a pile of them paints over the lines above and below.
    /// </summary>
    public const int MaxMarks = 8;

    private const int Joiner = 0x200D;

    /// <summary>
    /// What most words are made of: printable ASCII, and the Han characters with their signs. Each stands for itself,
    /// is shown, and is one grapheme beside any other of them, so that such a text needs no looking at its characters.
    /// </summary>
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Range(' ', '~'), .. Range('\u3001', '\u3011'), .. Range('\u4E00', '\u9FFF'), .. Range('\uFF01', '\uFF5E')]);

    /// <summary>
    /// Cleans one line: NFC, trimmed, line ends and tabs to spaces; control, bidi, zero-width and blank characters are
    /// dropped (the joiner inside emoji stays), half a surrogate becomes U+FFFD. Markup stays text.
    /// </summary>
    /// <returns>The words; null when nothing is left that a reader would see.</returns>
    public static string? Line(string? typed) => Clean(typed?.ReplaceLineEndings("\n"), lineEnd: ' ');

    /// <summary>As <see cref="Line"/>, but each line end stays one, as <c>\n</c>.</summary>
    public static string? Lines(string? typed) => Clean(typed?.ReplaceLineEndings("\n"), lineEnd: '\n');

    /// <summary>Whether a text is longer than so many graphemes (what a reader counts as characters).</summary>
    /// <returns>True as well when one of them is a pile of marks, or longer than <see cref="MaxUnitsOfOne"/>.</returns>
    public static bool IsOver(string words, int graphemes)
    {
        if (IsPlain(words))
        {
            return words.Length > graphemes;
        }

        var starts = StringInfo.ParseCombiningCharacters(words);
        return starts.Length > graphemes
            || starts.Zip(starts.Skip(1).Append(words.Length))
                .Any(grapheme => IsPile(words.AsSpan(grapheme.First, grapheme.Second - grapheme.First)));
    }

    /// <summary>Whether it is one of the code points that Unicode gives to nobody, as U+FFFE.</summary>
    internal static bool IsNoncharacter(Rune rune) =>
        (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF;

    private static bool IsPile(ReadOnlySpan<char> grapheme)
    {
        var marks = 0;
        foreach (var rune in grapheme.EnumerateRunes())
        {
            marks += Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
                ? 1
                : 0;
        }

        return marks > MaxMarks || grapheme.Length > MaxUnitsOfOne;
    }

    private static bool IsPlain(string text) => !text.AsSpan().ContainsAnyExcept(Plain);

    private static IEnumerable<char> Range(char first, char last) =>
        Enumerable.Range(first, last - first + 1).Select(one => (char)one);

    private static string? Clean(string? typed, char lineEnd)
    {
        if (string.IsNullOrEmpty(typed))
        {
            return null;
        }

        if (IsPlain(typed))
        {
            return typed.Trim() is { Length: > 0 } shown ? shown : null;
        }

        // Composed last: noncharacters make it throw, and what it would join may stand around a hidden character.
        var words = Visible([.. typed.EnumerateRunes()], lineEnd).Normalize(NormalizationForm.FormC).Trim();
        return words.EnumerateRunes().Any(Shows) ? words : null;
    }

    private static string Visible(Rune[] typed, char lineEnd)
    {
        var kept = new StringBuilder(typed.Length);
        for (var i = 0; i < typed.Length; i++)
        {
            var rune = typed[i];
            if (rune.Value is '\n' or '\r' or '\t' or 0x2028 or 0x2029)
            {
                kept.Append(rune.Value == '\t' ? ' ' : lineEnd);
            }
            else if (rune.Value == Joiner ? JoinsEmoji(typed, i) : !IsHidden(rune))
            {
                kept.Append(rune.ToString());
            }
        }

        return kept.ToString();
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
        || IsNoncharacter(rune) || IsFiller(rune.Value);

    /// <summary>
    /// Letters and symbols by their category that print as nothing: Hangul fillers, the empty Braille cell.
    /// </summary>
    private static bool IsFiller(int value) => value is 0x034F or 0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0;
}
