using System.Collections.Frozen;

namespace LiveFair.Live.Comments;

/// <summary>
/// What stands for a digit in a telephone number: digits, Chinese numerals in all their writings, the words of radio
/// operators (幺, 洞, 拐), and letters that look like digits.
/// </summary>
internal static class Numerals
{
    private static readonly FrozenDictionary<char, char> Han = (
        "零0洞0一1壹1幺1二2贰2两2俩2三3叁3仨3四4肆4五5伍5六6陆6七7柒7拐7八8捌8九9玖9勾9")
        .Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    /// <summary>The digits of a folded text by their places; <c>\0</c> where none is.</summary>
    public static char[] Read(FoldedText text)
    {
        var digits = new char[text.Count];
        for (var i = 0; i < digits.Length;)
        {
            if (text[i] is >= 'a' and <= 'z')
            {
                i = ReadLetters(text, i, digits);
            }
            else
            {
                digits[i] = At(text, i);
                i++;
            }
        }

        return digits;
    }

    /// <summary>The digit at a place, letters apart; <c>\0</c> where none is.</summary>
    public static char At(FoldedText text, int place) => Of(text[place], text[place + 1]);

    /// <summary>Whether a plain character says its digit by itself, as letters do not.</summary>
    public static bool IsSure(char plain) => plain is not ('o' or 'l' or 'i');

    /// <summary>Of 中间四位 only what follows is part of a number.</summary>
    private static char Of(char plain, char next) => plain is >= '0' and <= '9' ? plain
        : next != '位' && Han.TryGetValue(plain, out var digit) ? digit
        : '\0';

    /// <summary>Letters are digits where a whole run of them looks so: 13O but not Oil.</summary>
    private static int ReadLetters(FoldedText text, int from, char[] digits)
    {
        var to = from;
        var looksSo = true;
        for (; text[to] is >= 'a' and <= 'z'; to++)
        {
            looksSo &= !IsSure(text[to]);
        }

        for (var i = from; looksSo && i < to; i++)
        {
            digits[i] = text[i] == 'o' ? '0' : '1';
        }

        return to;
    }
}
