namespace LiveFair.Live.Interest.Reading;

/// <summary>A number in a folded text, in digits or Chinese numerals.</summary>
/// <param name="Start">Its first letter.</param>
/// <param name="End">The letter behind its last.</param>
/// <param name="Value">What it says; of a range the first.</param>
internal readonly record struct Number(int Start, int End, double Value)
{
    private const string Digits = "零一二三四五六七八九";
    private const string More = "两幺〇";
    private const string Scales = "十百千万";

    /// <summary>The number that begins here; null when none does.</summary>
    public static Number? At(string text, int start)
    {
        if (char.IsAsciiDigit(text[start]))
        {
            return InDigits(text, start);
        }

        var end = start;
        while (end < text.Length && IsNumeral(text[end]))
        {
            end++;
        }

        // 四百一天 is 400 for one day.
        if (end - start > 2 && text[end - 1] == '一' && text[end - 2] is '百' or '千' && end < text.Length
            && "天个月小晚趟班单件".Contains(text[end], StringComparison.Ordinal))
        {
            end--;
        }

        return end == start ? null : new Number(start, end, InNumerals(text.AsSpan(start, end - start)));
    }

    /// <summary>Whether a letter is a Chinese numeral.</summary>
    public static bool IsNumeral(char letter) =>
        Digit(letter) >= 0 || Scales.Contains(letter, StringComparison.Ordinal);

    private static Number InDigits(string text, int start)
    {
        var end = start;
        var value = 0d;
        var scale = 0d;
        var first = true;
        for (; end < text.Length && (char.IsAsciiDigit(text[end]) || IsSign(text, end)); end++)
        {
            if (!char.IsAsciiDigit(text[end]))
            {
                first = first && text[end] == '.';
                scale = 1;
            }
            else if (first)
            {
                scale /= 10;
                value = scale > 0 ? value + ((text[end] - '0') * scale) : (value * 10) + (text[end] - '0');
            }
        }

        return Scaled(text, start, end, value);
    }

    private static Number Scaled(string text, int start, int end, double value)
    {
        var times = end == text.Length ? 1 : text[end] switch
        {
            'k' or '千' => 1_000,
            'w' or '万' => 10_000,
            '百' => 100,
            _ => 1,
        };
        return new Number(start, times == 1 ? end : end + 1, value * times);
    }

    private static bool IsSign(string text, int at) =>
        text[at] is '.' or ':' or '-' or '~' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]);

    private static double InNumerals(ReadOnlySpan<char> numerals)
    {
        double total = 0, section = 0, digit = 0, last = 1;
        foreach (var letter in numerals)
        {
            var scale = Scales.IndexOf(letter, StringComparison.Ordinal);
            if (scale < 0)
            {
                digit = Digit(letter);
                continue;
            }

            last = Math.Pow(10, scale + 1);
            if (letter == '万')
            {
                total += (section + digit) * last;
                section = 0;
            }
            else
            {
                section += (digit == 0 && letter == '十' ? 1 : digit) * last;
            }

            digit = 0;
        }

        // 四千五 is 4500, but 十五 is 15.
        return total + section + (last > 10 ? digit * last / 10 : digit);
    }

    private static int Digit(char letter) => More.Contains(letter, StringComparison.Ordinal)
        ? letter switch { '两' => 2, '幺' => 1, _ => 0 }
        : Digits.IndexOf(letter, StringComparison.Ordinal);
}
