using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>Names a posting (岗位).</summary>
/// <param name="Value">The id as on the wire.</param>
[GenerateSerializer, Immutable]
public readonly record struct PostingId([property: Id(0)] string Value) : IId<PostingId>
{
    /// <inheritdoc />
    public static PostingId From(string value) => new(value);

    /// <summary>Reads an id from a route or a message; false when the text cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out PostingId id) => IdText.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
