namespace LiveFair.Live.Comments;

/// <summary>
/// Finds telephone numbers and the numbers of papers: mobile ones (1, then 3 to 9, eleven digits), those of the fixed
/// network with their area, or behind a word that announces one.
/// </summary>
internal sealed class PhoneFinder
{
    private const int Mobile = PhoneDigits.Mobile;

    /// <summary>A word behind digits that begins so makes them an amount, or both sides a range.</summary>
    private const string Units = "元块万千百人岁天月年日分秒个时斤米名套件只班层室栋楼路号次期第公角到至或kw";

    private static readonly string[] Hints =
        ["电话", "手机", "联系", "致电", "拨打", "打我", "号码", "座机", "tel", "phone", "call", "mobile"];

    private readonly FoldedText _text;
    private readonly HiddenParts _hidden;
    private readonly NumberGroups _numbers;
    private readonly NumberGap[] _gaps;
    private readonly PhoneCover _cover;

    private PhoneFinder(FoldedText text, HiddenParts hidden)
    {
        _text = text;
        _hidden = hidden;
        _numbers = new NumberGroups(text);
        _gaps = [.. Groups.Zip(Groups.Skip(1), _numbers.Gap)];
        _cover = new PhoneCover(text, hidden, _numbers);
    }

    private IReadOnlyList<NumberGroup> Groups => _numbers.List;

    public static void Find(FoldedText text, HiddenParts hidden) => new PhoneFinder(text, hidden).Find();

    private void Find()
    {
        for (var i = 0; i < Groups.Count;)
        {
            i = Long(i) ?? Chained(i) ?? Interleaved(i) ?? Worded(i) ?? i + 1;
        }
    }

    /// <summary>One group that is a number by itself.</summary>
    /// <returns>The next group to look at; null when it is none.</returns>
    private int? Long(int at)
    {
        var group = SurePart(Groups[at]);
        var digits = _numbers.DigitsOf(group);
        if (digits.Length == Mobile && PhoneDigits.IsMobile(digits))
        {
            _cover.HideMobile(group.From, group.To);
        }
        else if (PhoneDigits.IsMobileWithMore(digits) || PhoneDigits.IsArea(digits, digits.Length)
            || PhoneDigits.IsPaper(digits) || IsAnnouncedLocal(group, digits))
        {
            _hidden.Hide(group.From, _text[group.To] == 'x' && digits.Length == 17 ? group.To + 1 : group.To);
        }
        else
        {
            return null;
        }

        _cover.HideExtension(Groups[at].To);
        return at + 1;
    }

    /// <summary>The part of a group that is written in one way and long enough; else the whole one.</summary>
    private NumberGroup SurePart(NumberGroup group)
    {
        for (var i = group.From; i < group.To;)
        {
            var from = i;
            while (i < group.To && _text[i] is >= '0' and <= '9')
            {
                i++;
            }

            if (i - from >= Mobile)
            {
                return new NumberGroup(from, i);
            }

            i = Math.Max(i, from + 1);
        }

        return group;
    }

    /// <summary>Groups that are one number together.</summary>
    private int? Chained(int first)
    {
        Span<char> digits = stackalloc char[Mobile + 2];
        var length = 0;
        var shape = new PhoneShape(Groups[first].Size);
        for (var last = first; last < Groups.Count; last++)
        {
            var group = Groups[last];
            if ((last > first && _gaps[last - 1] == NumberGap.Broken) || length + group.Size > digits.Length)
            {
                return null;
            }

            _numbers.DigitsOf(group).CopyTo(digits[length..]);
            length += group.Size;
            shape.Add(group.Size, last > first ? _gaps[last - 1] : NumberGap.Signs, IsRound(group));
            if (last > first && IsNumber(digits[..length], shape, first, last))
            {
                _cover.HideChain(first, last, length);
                return last + 1;
            }
        }

        return null;
    }

    private bool IsNumber(ReadOnlySpan<char> digits, PhoneShape shape, int first, int last)
    {
        var announced = IsAnnounced(Groups[first].From);
        if (digits.Length == Mobile && PhoneDigits.IsMobile(digits) && Sure(first, last) >= Mobile / 2)
        {
            return (shape.IsUsual || (EndsAt(last) && shape.MayBePhone(UniformGaps(first, last))) || announced)
                && (!shape.IsRound || announced);
        }

        return (PhoneDigits.IsArea(digits, shape.First) && shape.IsTight)
            || (announced && digits.Length is 7 or 8 && EndsAt(last) && !shape.IsRound && shape.IsTight);
    }

    /// <summary>Eleven single digits with the same word or two between each and the next: 1呀3呀8呀.</summary>
    private int? Interleaved(int first)
    {
        var last = first;
        while (last + 1 < Groups.Count && last - first < Mobile - 1 && Groups[last + 1].Size == 1
            && Groups[last + 1].From - Groups[last].To <= 2
            && _numbers.SameGap(Groups[first], Groups[first + 1], Groups[last], Groups[last + 1]))
        {
            last++;
        }

        if (last - first != Mobile - 1 || Groups[first].Size != 1
            || !PhoneDigits.IsMobile([_numbers.Digits[Groups[first].From], _numbers.Digits[Groups[first + 1].From]]))
        {
            return null;
        }

        _cover.HideChain(first, last, Mobile);
        return last + 1;
    }

    /// <summary>Three, four, four with any short word in between: 138我1234是5678; or three and eight.</summary>
    private int? Worded(int first)
    {
        var last = first + (first + 1 < Groups.Count && Groups[first + 1].Size == 8 ? 1 : 2);
        if (last >= Groups.Count || Groups[first].Size != 3 || Groups[last].Size != (last == first + 1 ? 8 : 4)
            || Groups[first + 1].Size is not (4 or 8) || !PhoneDigits.IsMobile(_numbers.DigitsOf(Groups[first]))
            || IsRound(Groups[first + 1]) || Sure(first, last) < Mobile)
        {
            return null;
        }

        for (var i = first; i < last; i++)
        {
            if (!IsWordOnly(Groups[i].To, Groups[i + 1].From))
            {
                return null;
            }
        }

        _cover.HideWhole(first, last);
        return last + 1;
    }

    private bool IsWordOnly(int from, int to)
    {
        const int LongestWord = 3;
        for (var i = from; i < to; i++)
        {
            if (!FoldedText.IsWord(_text[i]))
            {
                return false;
            }
        }

        return to - from is > 0 and <= LongestWord && !Units.Contains(_text[from]);
    }

    /// <summary>Seven or eight digits behind a word that announces a number.</summary>
    private bool IsAnnouncedLocal(NumberGroup group, ReadOnlySpan<char> digits) =>
        digits.Length is 7 or 8 && !digits.EndsWith("000") && IsAnnounced(group.From);

    /// <summary>Whether no digits go on behind; letters that look like some are none here.</summary>
    private bool EndsAt(int last) => last + 1 == Groups.Count || _gaps[last] is NumberGap.Broken or NumberGap.List
        || Sure(last + 1, last + 1) == 0;

    private bool UniformGaps(int first, int last)
    {
        for (var i = first + 1; i < last; i++)
        {
            if (!_numbers.SameGap(Groups[first], Groups[first + 1], Groups[i], Groups[i + 1]))
            {
                return false;
            }
        }

        return true;
    }

    private int Sure(int first, int last)
    {
        var sure = 0;
        for (var i = Groups[first].From; i < Groups[last].To; i++)
        {
            sure += _numbers.Digits[i] != '\0' && Numerals.IsSure(_text[i]) ? 1 : 0;
        }

        return sure;
    }

    /// <summary>As wages are: 4500, 180. Of numbers that are telephoned hardly any have such groups only.</summary>
    private bool IsRound(NumberGroup group) => _numbers.DigitsOf(group) switch
    {
        ['0', ..] => false,
        { Length: 2 or 3 } few => few[^1] == '0',
        { Length: 4 or 5 } many => many[^1] == '0' && many[^2] is '0' or '5',
        _ => false,
    };

    private bool IsAnnounced(int from)
    {
        const int Before = 8;
        var start = Math.Max(0, from - Before);
        Span<char> before = stackalloc char[Before];
        for (var i = start; i < from; i++)
        {
            before[i - start] = _text[i];
        }

        foreach (var hint in Hints)
        {
            if (before[..(from - start)].IndexOf(hint) >= 0)
            {
                return true;
            }
        }

        return false;
    }
}
