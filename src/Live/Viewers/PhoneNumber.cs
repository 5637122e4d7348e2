using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace LiveFair.Live.Viewers;

/// <summary>A mainland mobile number. It prints masked, so that no log can hold it by mistake.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PhoneNumber
{
    private PhoneNumber(string digits) => Digits = digits;

    /// <summary>All eleven digits: only for the store, the sender of codes, and an audited reveal.</summary>
    [Id(0)]
    public string Digits { get; }

    /// <summary>What may be shown: <c>138****1234</c>.</summary>
    public string Masked => Digits is null ? "" : $"{Digits[..3]}****{Digits[7..]}";

    /// <summary>
    /// Reads a number as people type it: with +86 or 86, spaces, dashes, full-width digits. False unless eleven digits
    /// beginning 13 to 19 remain, and for the numbers of other countries.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PhoneNumber phone)
    {
        phone = default;
        if (text is not { Length: > 0 and <= 40 })
        {
            return false;
        }

        var kept = new StringBuilder();
        var international = false;
        foreach (var c in text)
        {
            if (c is >= '０' and <= '９')
            {
                kept.Append((char)('0' + (c - '０')));
            }
            else if (char.IsAsciiDigit(c))
            {
                kept.Append(c);
            }
            else if (c == '+' && kept.Length == 0)
            {
                international = true;
            }
            else if (c is not (' ' or '-' or '　'))
            {
                return false;
            }
        }

        var prefixed = kept.Length == 13 && kept[0] == '8' && kept[1] == '6';
        var digits = prefixed ? kept.ToString(2, 11) : kept.ToString();
        if ((international && !prefixed) || digits.Length != 11 || digits[0] != '1' || digits[1] < '3')
        {
            return false;
        }

        phone = new PhoneNumber(digits);
        return true;
    }

    /// <summary>A number that came from the store.</summary>
    public static PhoneNumber FromStore(string digits) => new(digits);

    /// <inheritdoc />
    public override string ToString() => Masked;
}
