namespace LiveFair.Live.Comments;

/// <summary>What digits without anything between them may be a number of.</summary>
internal static class PhoneDigits
{
    /// <summary>How many digits a mobile number has.</summary>
    public const int Mobile = 11;

    /// <summary>Whether a mobile number begins so: 1, then 3 to 9.</summary>
    public static bool IsMobile(ReadOnlySpan<char> digits) => digits[0] == '1' && digits[1] >= '3';

    /// <summary>A mobile number with the country before it, or with a digit too many.</summary>
    public static bool IsMobileWithMore(ReadOnlySpan<char> digits) =>
        (digits.Length is > Mobile and <= Mobile + 3
            && (IsMobile(digits) || (digits.StartsWith("86") && IsMobile(digits[2..]))))
        || (digits.Length == Mobile + 4 && digits.StartsWith("0086"));

    /// <summary>Numbers of papers and cards have 15 to 19 digits, and no pattern.</summary>
    public static bool IsPaper(ReadOnlySpan<char> digits)
    {
        var different = 0;
        for (var digit = '0'; digit <= '9'; digit++)
        {
            different += digits.Contains(digit) ? 1 : 0;
        }

        return digits.Length is >= 15 and <= 19 && different >= 5;
    }

    /// <summary>An area (010, 02x, otherwise four digits) and seven or eight digits, the first 2 to 8.</summary>
    /// <param name="area">The size of the first group.</param>
    public static bool IsArea(ReadOnlySpan<char> digits, int area)
    {
        if (digits.Length is < 10 or > 12 || digits[0] != '0' || digits[1] == '0')
        {
            return false;
        }

        var size = digits[1] <= '2' ? 3 : 4;
        return digits.Length - size is var local && (local == 8 || (local == 7 && size == 4))
            && digits[size] is >= '2' and <= '8' && (area == size || area == digits.Length || area == 1);
    }
}
