using System.Diagnostics.CodeAnalysis;

namespace LiveFair.Live;

/// <summary>What a command came to: a value, or a <see cref="Refusal"/> and nothing changed.</summary>
/// <typeparam name="T">What success answers.</typeparam>
[GenerateSerializer, Immutable]
public readonly record struct Outcome<T>
{
    private Outcome(T? value, Refusal? refused)
    {
        Value = value;
        Refused = refused;
    }

    /// <summary>The value; set when <see cref="Ok"/>.</summary>
    [Id(0)]
    public T? Value { get; }

    /// <summary>The refusal; null when <see cref="Ok"/>.</summary>
    [Id(1)]
    public Refusal? Refused { get; }

    /// <summary>Whether the command was done.</summary>
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Refused))]
    public bool Ok => Refused is null;

    /// <summary>Success with a value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);
}
