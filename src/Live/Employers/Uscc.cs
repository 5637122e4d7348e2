using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Employers;

/// <summary>A unified social credit code (统一社会信用代码, GB 32100-2015): 18 characters, the last one a check.</summary>
[GenerateSerializer, Immutable]
public readonly record struct Uscc
{
    private const string Alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static readonly int[] Weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    private Uscc(string value) => Value = value;

    /// <summary>The code in capitals.</summary>
    [Id(0)]
    public string Value { get; }

    /// <summary>Reads a code; false when its length, letters or check character are wrong.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Uscc code)
    {
        code = default;
        var capitals = text?.Trim().ToUpperInvariant();
        if (capitals is not { Length: 18 })
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < Weights.Length; i++)
        {
            var digit = Alphabet.IndexOf(capitals[i], StringComparison.Ordinal);
            if (digit < 0)
            {
                return false;
            }

            sum += digit * Weights[i];
        }

        var valid = capitals[17] == Alphabet[(31 - (sum % 31)) % 31];
        code = valid ? new Uscc(capitals) : default;
        return valid;
    }

    /// <summary>A code that came from the store.</summary>
    public static Uscc FromStore(string value) => new(value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
