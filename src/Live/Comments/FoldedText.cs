using System.Globalization;
using System.Text;

namespace LiveFair.Live.Comments;

/// <summary>
/// A text as it reads whatever it is written with: one plain character for each that a reader sees, with its place in
/// the text. Full-width, mathematical, circled and superscript forms are the plain ones, Latin letters are small and
/// without accents, traditional characters simplified; marks, joiners and what is not seen belong to what is before.
/// Made in one pass.
/// </summary>
public sealed class FoldedText
{
    /// <summary>What stands for a sign that is neither letter nor digit and has no plain form, as most emoji.</summary>
    public const char Sign = '\uFFFC';

    /// <summary>
    /// From here to <see cref="LastLetter"/> stand letters that have no plain form and are no single UTF-16 unit, as
    /// rare Han characters; what people type of this private area is a <see cref="Sign"/>.
    /// </summary>
    private const char FirstLetter = '\uE000';

    private const char LastLetter = '\uF8FF';

    private readonly List<char> _plain;
    private readonly List<int> _starts;
    private readonly List<int> _ends;

    private FoldedText(string source)
    {
        Source = source;
        _plain = new List<char>(source.Length);
        _starts = new List<int>(source.Length);
        _ends = new List<int>(source.Length);
    }

    /// <summary>The text that was folded.</summary>
    public string Source { get; }

    /// <summary>How many plain characters there are.</summary>
    public int Count => _plain.Count;

    /// <summary>A plain character; <c>\0</c> before the first and behind the last.</summary>
    public char this[int index] => index >= 0 && index < _plain.Count ? _plain[index] : '\0';

    /// <summary>Where in the text the character begins.</summary>
    public int Start(int index) => _starts[index];

    /// <summary>Where in the text it ends, with its marks.</summary>
    public int End(int index) => _ends[index];

    /// <summary>Folds a text.</summary>
    public static FoldedText Of(string text)
    {
        var folded = new FoldedText(text);
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            folded.Add(rune, at, at + length);
            at += length;
        }

        return folded;
    }

    /// <summary>The plain characters of a word that are letters or digits; what words are compared by.</summary>
    public static string Core(string word)
    {
        var folded = Of(word);
        return string.Concat(folded._plain.Where(IsWord));
    }

    /// <summary>Whether a plain character is a letter or a digit.</summary>
    public static bool IsWord(char plain) => plain is >= '0' and <= '9' or >= 'a' and <= 'z'
        || plain is >= FirstLetter and <= LastLetter
        || (plain > '\u007F' && plain != Sign && char.IsLetterOrDigit(plain));

    private void Add(Rune rune, int start, int end)
    {
        if (PlainForms.Find(rune) is { } plain)
        {
            Add(plain, start, end);
        }
        else if (IsMark(rune))
        {
            if (_ends.Count > 0)
            {
                _ends[^1] = end;
            }
        }
        else
        {
            AddComposed(rune, start, end);
        }
    }

    /// <summary>What Unicode takes for another writing of something plain: NFKD, without the marks.</summary>
    private void AddComposed(Rune rune, int start, int end)
    {
        var isNew = true;
        foreach (var part in Decomposed(rune).EnumerateRunes())
        {
            if (!IsMark(part))
            {
                Add(PlainForms.Find(part) ?? Rest(part), start, end);
                isNew = false;
            }
        }

        if (isNew && _ends.Count > 0)
        {
            _ends[^1] = end;
        }
    }

    private void Add(char plain, int start, int end)
    {
        _plain.Add(plain);
        _starts.Add(start);
        _ends.Add(end);
    }

    private static string Decomposed(Rune rune)
    {
        try
        {
            return rune.ToString().Normalize(NormalizationForm.FormKD);
        }
        catch (ArgumentException)
        {
            // A noncharacter: it stands for nothing, and as such for itself.
            return rune.ToString();
        }
    }

    private static char Rest(Rune rune) =>
        CharUnicodeInfo.GetDecimalDigitValue(rune.ToString(), 0) is >= 0 and var digit ? (char)('0' + digit)
        : !Rune.IsLetterOrDigit(rune) ? Sign
        : rune.IsBmp ? char.ToLowerInvariant((char)rune.Value)
        : (char)(FirstLetter + (rune.Value % (LastLetter - FirstLetter + 1)));

    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
        or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.Control;
}
