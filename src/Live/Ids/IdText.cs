using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>The one check that every id passes at the door.</summary>
public static class IdText
{
    /// <summary>The longest id, in characters.</summary>
    public const int MaxLength = 40;

    private static readonly SearchValues<char> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-");

    /// <summary>Whether the text can be an id.</summary>
    public static bool IsValid([NotNullWhen(true)] string? text) =>
        text is { Length: > 0 and <= MaxLength } && !text.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>Reads an id; false when the text cannot be one.</summary>
    public static bool TryParse<T>([NotNullWhen(true)] string? text, out T id)
        where T : struct, IId<T>
    {
        var valid = IsValid(text);
        id = valid ? T.From(text!) : default;
        return valid;
    }
}
