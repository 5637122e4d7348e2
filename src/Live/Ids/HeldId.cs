using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>Names a comment that waits to be looked at (待审评论).</summary>
/// <param name="Value">The id as on the wire.</param>
[GenerateSerializer, Immutable]
public readonly record struct HeldId([property: Id(0)] string Value) : IId<HeldId>
{
    /// <inheritdoc />
    public static HeldId From(string value) => new(value);

    /// <summary>Reads an id from a route or a message; false when the text cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out HeldId id) => IdText.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
