using System.Diagnostics.CodeAnalysis;
using LiveFair.Live.Comments;

namespace LiveFair.Live.Ids;

/// <summary>Chosen by a client for one intended act, so that a retry after a lost answer is the same act.</summary>
/// <param name="Value">1–128 characters, no control characters.</param>
[GenerateSerializer, Immutable]
public readonly record struct OpId([property: Id(0)] string Value)
{
    /// <summary>The longest opId, in characters.</summary>
    public const int MaxLength = 128;

    /// <summary>
    /// Names an act that the fair itself may repeat. No client can send such a name: it holds a control character.
    /// </summary>
    public static OpId OfFair(string act) => new($"\u0001{act}");

    /// <summary>
    /// Reads an opId; false when it is empty, too long, or holds control characters or half a surrogate.
    /// </summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out OpId op)
    {
        var valid = text is { Length: > 0 and <= MaxLength } && !text.Any(char.IsControl)
            && !CommentText.HasLoneSurrogate(text);
        op = valid ? new OpId(text!) : default;
        return valid;
    }

    /// <inheritdoc />
    public override string ToString() => Value;
}
