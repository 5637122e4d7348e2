using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>Names a follow-up group (跟进群).</summary>
/// <param name="Value">The id as on the wire.</param>
[GenerateSerializer, Immutable]
public readonly record struct GroupId([property: Id(0)] string Value) : IId<GroupId>
{
    /// <inheritdoc />
    public static GroupId From(string value) => new(value);

    /// <summary>Reads an id from a route or a message; false when the text cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out GroupId id) => IdText.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
