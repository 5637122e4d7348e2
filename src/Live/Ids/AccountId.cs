using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live.Ids;

/// <summary>Names an account of a station: admin, host or staff.</summary>
/// <param name="Value">The id as on the wire.</param>
[GenerateSerializer, Immutable]
public readonly record struct AccountId([property: Id(0)] string Value) : IId<AccountId>
{
    /// <inheritdoc />
    public static AccountId From(string value) => new(value);

    /// <summary>Reads an id from a route or a message; false when the text cannot be one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out AccountId id) => IdText.TryParse(text, out id);

    /// <inheritdoc />
    public override string ToString() => Value;
}
