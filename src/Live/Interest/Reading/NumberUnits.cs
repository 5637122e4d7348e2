namespace LiveFair.Live.Interest.Reading;

/// <summary>Makes words of numbers and their units: 3000块, 两个小时, 50多岁.</summary>
/// <param name="units">Which unit is of which class of words.</param>
/// <param name="plain">The classes of numbers by themselves.</param>
internal sealed class NumberUnits(Dictionary<string, ClassSet> units, NumberClasses plain)
{
    private const string Between = "多来几个余把";
    private readonly Dictionary<string, ClassSet>.AlternateLookup<ReadOnlySpan<char>> _units =
        units.GetAlternateLookup<ReadOnlySpan<char>>();

    private readonly int _longest = units.Keys.Select(unit => unit.Length).DefaultIfEmpty().Max();

    /// <summary>Adds a word for every number, and for every number with its unit.</summary>
    public void AddTo(List<Sentence.Word> words, FoldedComment text)
    {
        for (var i = 0; i < text.Letters.Length;)
        {
            if (Number.At(text.Letters, i) is not { } number)
            {
                i++;
                continue;
            }

            Add(words, text, number);
            i = number.End;
        }
    }

    private void Add(List<Sentence.Word> words, FoldedComment text, Number number)
    {
        words.Add(new Sentence.Word(number.Start, number.End, plain.Any));
        if (number.End - number.Start >= 5 && char.IsAsciiDigit(text.Letters[number.Start]))
        {
            words.Add(new Sentence.Word(number.Start, number.End, plain.Digits));
        }

        var (end, unit) = UnitAt(text, number.End);
        if (unit is { } of)
        {
            words.Add(new Sentence.Word(number.Start, end, of));
            return;
        }

        if (number.Value is >= 100 and < 100_000)
        {
            words.Add(new Sentence.Word(number.Start, number.End, plain.Sum));
        }

        if (number.Value is >= 16 and <= 85)
        {
            words.Add(new Sentence.Word(number.Start, number.End, plain.Years));
        }
    }

    private (int End, ClassSet? Unit) UnitAt(FoldedComment text, int at)
    {
        for (var skip = 0; skip <= 2; skip++)
        {
            if (Longest(text, at + skip) is { } found)
            {
                return found;
            }

            if (at + skip >= text.Letters.Length || text.IsParted(at + skip)
                || !Between.Contains(text.Letters[at + skip], StringComparison.Ordinal))
            {
                break;
            }
        }

        return (at, null);
    }

    private (int End, ClassSet? Unit)? Longest(FoldedComment text, int at)
    {
        for (var length = Math.Min(_longest, text.Letters.Length - at); length > 0; length--)
        {
            if (_units.TryGetValue(text.Letters.AsSpan(at, length), out var of) && !text.IsParted(at))
            {
                return (at + length, of);
            }
        }

        return null;
    }
}

/// <summary>The classes of numbers without a unit.</summary>
/// <param name="Any">Every number.</param>
/// <param name="Sum">One that can be a month's pay.</param>
/// <param name="Years">One that can be an age at work.</param>
/// <param name="Digits">One of so many digits that it can be called or added.</param>
internal sealed record NumberClasses(ClassSet Any, ClassSet Sum, ClassSet Years, ClassSet Digits);
