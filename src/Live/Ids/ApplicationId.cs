using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>Names an application (报名).</summary>
/// <param name="Value">The id as on the wire.</param>
[GenerateSerializer, Immutable]
public readonly record struct ApplicationId([property: Id(0)] string Value) : IId<ApplicationId>
{
    /// <inheritdoc />
    public static ApplicationId From(string value) => new(value);

    /// <summary>Reads an id from a route or a message; false when the text cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApplicationId id) =>
        IdText.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
