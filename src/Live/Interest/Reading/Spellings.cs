using System.Text;

namespace LiveFair.Live.Interest.Reading;

/// <summary>Puts the usual spelling in the place of dialect, typos by sound or shape, and initials.</summary>
internal sealed class Spellings
{
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _usual;
    private readonly int _longest;

    public Spellings(IReadOnlyDictionary<string, string> usual)
    {
        _usual = new Dictionary<string, string>(usual).GetAlternateLookup<ReadOnlySpan<char>>();
        _longest = usual.Keys.Select(key => key.Length).DefaultIfEmpty().Max();
    }

    /// <summary>From left to right, the longest spelling first; none reaches over a comma.</summary>
    public FoldedComment Mend(FoldedComment text)
    {
        var letters = new StringBuilder(text.Letters.Length);
        var marks = new List<Mark>(text.Marks.Length);
        for (var i = 0; i < text.Letters.Length;)
        {
            var length = Longest(text, i);
            var said = length == 0 ? text.Letters.AsSpan(i, 1) : _usual[text.Letters.AsSpan(i, length)];
            for (var at = 0; at < said.Length; at++)
            {
                letters.Append(said[at]);
                marks.Add(at == 0 ? text.Marks[i] : Mark.None);
            }

            i += Math.Max(1, length);
        }

        marks.Add(text.Marks[^1]);
        return new FoldedComment(letters.ToString(), [.. marks]);
    }

    private int Longest(FoldedComment text, int start)
    {
        var reach = 1;
        while (reach < _longest && start + reach < text.Letters.Length && !text.IsParted(start + reach))
        {
            reach++;
        }

        for (var length = reach; length > 0; length--)
        {
            if (_usual.ContainsKey(text.Letters.AsSpan(start, length)) && StandsAlone(text, start, length))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Initials such as gz are no part of a longer Latin word.</summary>
    private static bool StandsAlone(FoldedComment text, int start, int length) =>
        !char.IsAsciiLetter(text.Letters[start])
        || ((start == 0 || !char.IsAsciiLetter(text.Letters[start - 1]))
            && (start + length == text.Letters.Length || !char.IsAsciiLetter(text.Letters[start + length])));
}
