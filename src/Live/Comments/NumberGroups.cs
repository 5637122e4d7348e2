namespace LiveFair.Live.Comments;

/// <summary>The groups of digits of a text, without clock times and dates.</summary>
internal sealed class NumberGroups
{
    private const int LongestGap = 10;

    /// <summary>Characters of the words between the parts of one number: 然后, 再, 接着, 后面, 尾号, 转.</summary>
    private const string Connecting = "然后接着再面边中间最末尾空格横杠线数开头前还有跟连加上转减的是位字划短下呢呀啊哦嗯吧和与";

    private readonly FoldedText _text;

    public NumberGroups(FoldedText text)
    {
        _text = text;
        Digits = Numerals.Read(text);
        List = WithoutTimes(Read());
    }

    public char[] Digits { get; }

    public IReadOnlyList<NumberGroup> List { get; }

    /// <summary>The digits of a group.</summary>
    public ReadOnlySpan<char> DigitsOf(NumberGroup group) => Digits.AsSpan(group.From, group.Size);

    /// <summary>Whether the plain character itself stands between the two groups, and nothing else.</summary>
    public bool IsGapOf(NumberGroup left, NumberGroup right, char plain) =>
        right.From - left.To == 1 && _text[left.To] == plain;

    /// <summary>Whether what stands between these two is what stands between those.</summary>
    public bool SameGap(NumberGroup left, NumberGroup right, NumberGroup thenLeft, NumberGroup thenRight)
    {
        var length = right.From - left.To;
        for (var i = 0; i < length && length == thenRight.From - thenLeft.To; i++)
        {
            if (_text[left.To + i] != _text[thenLeft.To + i])
            {
                return false;
            }
        }

        return length == thenRight.From - thenLeft.To;
    }

    /// <summary>What stands between two neighbours.</summary>
    public NumberGap Gap(NumberGroup left, NumberGroup right)
    {
        if (right.From - left.To > LongestGap)
        {
            return NumberGap.Broken;
        }

        var gap = IsGapOf(left, right, '.') ? NumberGap.Point : NumberGap.Signs;
        for (var i = left.To; i < right.From; i++)
        {
            if (FoldedText.IsWord(_text[i]))
            {
                if (!Connects(i))
                {
                    return NumberGap.Broken;
                }

                gap = NumberGap.Connected;
            }
            else if (gap is NumberGap.Signs && _text[i] is ',' or '、' or ';' or '!' or '?' or '*')
            {
                gap = NumberGap.List;
            }
        }

        return gap;
    }

    /// <summary>四 of 中间四位 connects as its other characters do.</summary>
    private bool Connects(int place) => Connecting.Contains(_text[place]) || _text[place + 1] == '位'
        || (_text[place] == '号' && _text[place - 1] == '尾');

    private List<NumberGroup> Read()
    {
        var groups = new List<NumberGroup>();
        for (var i = 0; i < Digits.Length; i++)
        {
            var from = i;
            while (i < Digits.Length && Digits[i] != '\0')
            {
                i++;
            }

            if (i > from)
            {
                groups.Add(new NumberGroup(from, i));
            }
        }

        return groups;
    }

    private List<NumberGroup> WithoutTimes(List<NumberGroup> all)
    {
        var groups = new List<NumberGroup>();
        for (var i = 0; i < all.Count; i++)
        {
            if (IsTime(all, i))
            {
                i++;
            }
            else if (IsDate(all, i))
            {
                i += i + 2 < all.Count && all[i + 2].Size <= 2 && SameGap(all[i], all[i + 1], all[i + 1], all[i + 2])
                    ? 2 : 1;
            }
            else
            {
                groups.Add(all[i]);
            }
        }

        return groups;
    }

    /// <summary>13:30, and not one of a chain of colons.</summary>
    private bool IsTime(List<NumberGroup> all, int i) =>
        i + 1 < all.Count && all[i].Size <= 2 && all[i + 1].Size == 2 && IsGapOf(all[i], all[i + 1], ':')
        && Digits[all[i + 1].From] < '6' && _text[all[i].From - 1] != ':' && _text[all[i + 1].To] != ':';

    /// <summary>2026-11-28, 2026.11.</summary>
    private bool IsDate(List<NumberGroup> all, int i) =>
        i + 1 < all.Count && all[i].Size == 4 && all[i + 1].Size <= 2 && DigitsOf(all[i]).StartsWith("20")
        && (IsGapOf(all[i], all[i + 1], '-') || IsGapOf(all[i], all[i + 1], '.') || IsGapOf(all[i], all[i + 1], '/'));
}
