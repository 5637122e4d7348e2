namespace LiveFair.Live.Comments;

/// <summary>Hides the numbers that were found in a text.</summary>
internal sealed class PhoneCover(FoldedText text, HiddenParts hidden, NumberGroups numbers)
{
    /// <summary>Hides groups that are one number of so many digits together, and an extension behind it.</summary>
    public void HideChain(int first, int last, int length)
    {
        if (length == PhoneDigits.Mobile && numbers.Digits[numbers.List[first].From] == '1' && IsPlain(first, last))
        {
            HideMobile(numbers.List[first].From, numbers.List[last].To);
            HideExtension(numbers.List[last].To);
        }
        else
        {
            HideWhole(first, last);
        }
    }

    /// <summary>Hides all digits of groups that are one number, and an extension behind it.</summary>
    public void HideWhole(int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            hidden.Hide(numbers.List[i].From, numbers.List[i].To);
        }

        HideExtension(numbers.List[last].To);
    }

    /// <summary>The middle four of a number that nobody disguised, all of another.</summary>
    public void HideMobile(int from, int to)
    {
        var disguised = false;
        for (var i = from; i < to; i++)
        {
            disguised |= numbers.Digits[i] != '\0' && !IsTyped(i);
        }

        var place = 0;
        for (var i = from; i < to; i++)
        {
            if (numbers.Digits[i] != '\0' && (disguised || place++ is >= 3 and < 7))
            {
                hidden.Hide(i, disguised ? HiddenParts.Star : '*');
            }
        }
    }

    /// <summary>转802 behind a number.</summary>
    public void HideExtension(int from)
    {
        var at = from;
        while (at - from < 3 && at < text.Count && !FoldedText.IsWord(text[at]))
        {
            at++;
        }

        var word = text[at] == '转' ? 1
            : text[at] == '分' && text[at + 1] == '机' ? 2
            : text[at] == 'e' && text[at + 1] == 'x' && text[at + 2] == 't' ? 3
            : 0;
        at += word;
        while (word > 0 && at < text.Count && !FoldedText.IsWord(text[at]))
        {
            at++;
        }

        for (; word > 0 && at < text.Count && numbers.Digits[at] != '\0'; at++)
        {
            hidden.Hide(at);
        }
    }

    private bool IsPlain(int first, int last) => numbers.List[first].Size is 3 or 7 && last - first <= 2
        && Enumerable.Range(first, last - first).All(i => numbers.List[i + 1].From - numbers.List[i].To == 1);

    private bool IsTyped(int place) =>
        text.End(place) - text.Start(place) == 1 && text[place] is >= '0' and <= '9'
        && text.Source[text.Start(place)] is (>= '0' and <= '9') or (>= '０' and <= '９');
}
