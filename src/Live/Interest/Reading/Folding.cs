using System.Globalization;
using System.Text;

namespace LiveFair.Live.Interest.Reading;

/// <summary>
/// Brings the many ways of writing a word to one: full-width forms (NFKC), zero-width characters, 繁体, emoji that mean
/// a word, letters said over and over, signs and spaces inside words. Linear in the length.
/// </summary>
/// <param name="letters">Which letter or picture stands for which word.</param>
/// <param name="spellings">Which spelling stands for which; the longest counts.</param>
internal sealed class Folding(Dictionary<string, string> letters, Spellings spellings)
{
    private const char Circle = '\uE000';
    private const string Commas = ",、;:：；，…~～—";
    private const string Stops = "。!\n\r";

    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _letters =
        letters.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The comment as the rules read it.</summary>
    public FoldedComment Fold(string text)
    {
        var draft = new FoldedDraft();
        var plain = Compatible(text);
        for (var i = 0; i < plain.Length;)
        {
            Rune.DecodeFromUtf16(plain.AsSpan(i), out var rune, out var used);
            Take(draft, plain, i, rune);
            i += used;
        }

        return spellings.Mend(draft.Finish());
    }

    private void Take(FoldedDraft draft, string plain, int at, Rune rune)
    {
        if (_letters.TryGetValue(plain.AsSpan(at, rune.Utf16SequenceLength), out var word))
        {
            Say(draft, word, rune);
        }
        else if (rune.Value == Circle)
        {
            draft.AddCircle();
        }
        else if (Rune.IsLetterOrDigit(rune) || IsInNumber(plain, at) || rune.Value is '@' or '#')
        {
            Span<char> small = stackalloc char[2];
            draft.Add(small[..Rune.ToLowerInvariant(rune).EncodeToUtf16(small)]);
        }
        else if (!IsUnseen(rune))
        {
            draft.Part(MarkOf(plain, at, rune));
        }
    }

    /// <summary>A letter for a letter stands within its word; a picture stands beside the words.</summary>
    private static void Say(FoldedDraft draft, string word, Rune rune)
    {
        if (Rune.IsLetter(rune))
        {
            draft.Add(word);
            return;
        }

        draft.Part(Mark.Space);
        draft.Add(word);
        draft.Part(Mark.Space);
    }

    private static Mark MarkOf(string plain, int at, Rune rune) => rune.Value switch
    {
        '?' or '？' or '❓' or '❔' => Mark.Asked,
        '.' when at + 1 < plain.Length && plain[at + 1] == '.' => Mark.Comma,
        < char.MaxValue when Commas.Contains((char)rune.Value, StringComparison.Ordinal) => Mark.Comma,
        < char.MaxValue when Stops.Contains((char)rune.Value, StringComparison.Ordinal) => Mark.Stop,
        _ => Mark.Space,
    };

    /// <summary>3.5, 8:30, 3000-4000: the sign belongs to the number.</summary>
    private static bool IsInNumber(string plain, int at) =>
        plain[at] is '.' or ':' or '-' or '~' && at > 0 && char.IsAsciiDigit(plain[at - 1])
        && at + 1 < plain.Length && char.IsAsciiDigit(plain[at + 1]);

    private static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
        or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Control && rune.Value is not ('\n' or '\r' or '\t');

    /// <summary>
    /// NFKC, without noncharacters, at which that throws; a circled digit keeps a sign behind it, for it names a
    /// posting rather than a number.
    /// </summary>
    private static string Compatible(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes().Where(rune => !ShownText.IsNoncharacter(rune)))
        {
            whole.Append(rune);
            if (rune.Value is (>= 0x2460 and <= 0x2473) or (>= 0x2776 and <= 0x2793) or (>= 0x24F5 and <= 0x24FE))
            {
                whole.Append(Circle);
            }
        }

        return whole.ToString().Normalize(NormalizationForm.FormKC);
    }
}
