using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using LiveFair.Live.Comments;

namespace LiveFair.Live.Viewers;

/// <summary>A seeker's real name. It prints masked.</summary>
[GenerateSerializer, Immutable]
public readonly record struct PersonName
{
    private const int MaxGraphemes = 30;

    private PersonName(string whole) => Whole = whole;

    /// <summary>The whole name: only for the store and an audited reveal.</summary>
    [Id(0)]
    public string Whole { get; }

    /// <summary>
    /// What may be shown: the first character and a star for each other one, to three; a single character is a star,
    /// for with it the name would be whole.
    /// </summary>
    public string Masked
    {
        get
        {
            var letters = new StringInfo(Whole ?? "");
            var count = letters.LengthInTextElements;
            return count < 2
                ? new string('*', count)
                : letters.SubstringByTextElements(0, 1) + new string('*', Math.Min(count - 1, 3));
        }
    }

    /// <summary>Reads a name of 1 to 30 characters; hidden characters are dropped.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PersonName name)
    {
        var clean = CommentText.Clean(text);
        var valid = clean.Ok && !ShownText.IsOver(clean.Value, MaxGraphemes);
        name = valid ? new PersonName(clean.Value!) : default;
        return valid;
    }

    /// <summary>A name that came from the store.</summary>
    public static PersonName FromStore(string whole) => new(whole);

    /// <inheritdoc />
    public override string ToString() => Masked;
}
