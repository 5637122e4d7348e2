namespace LiveFair.Live;

/// <summary>What is wrong with an input, in parts that a page puts into its reader's language.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Field">The field or column, as the client wrote its name; null: the whole of it.</param>
/// <param name="Least">The lower bound, where the kind has one.</param>
/// <param name="Most">The upper bound, where the kind has one.</param>
/// <param name="Choices">What may be written instead.</param>
[GenerateSerializer, Immutable]
public sealed record Fault(
    [property: Id(0)] FaultKind Kind,
    [property: Id(1)] string? Field = null,
    [property: Id(2)] long? Least = null,
    [property: Id(3)] long? Most = null,
    [property: Id(4)] string? Choices = null);
