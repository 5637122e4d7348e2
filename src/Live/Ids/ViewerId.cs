using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>Names a viewer (求职者), known by a device token.</summary>
/// <param name="Value">The id as on the wire.</param>
[GenerateSerializer, Immutable]
public readonly record struct ViewerId([property: Id(0)] string Value) : IId<ViewerId>
{
    /// <inheritdoc />
    public static ViewerId From(string value) => new(value);

    /// <summary>Reads an id from a route or a message; false when the text cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ViewerId id) => IdText.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
