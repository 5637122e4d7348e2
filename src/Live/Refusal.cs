namespace LiveFair.Live;

/// <summary>
/// An answer of "no": nothing changed, and the caller is told why. A failure is an exception instead.
/// </summary>
/// <param name="Code">The stable reason, see <see cref="RefusalCode"/>.</param>
/// <param name="Words">
/// One sentence for a person; names the field where there is one. Never holds personal data.
/// </param>
/// <param name="RetryAfter">How long to wait before it can succeed; null when waiting does not help.</param>
[GenerateSerializer, Immutable]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Words,
    [property: Id(2)] TimeSpan? RetryAfter = null)
{
    /// <summary>No such thing here. Also the answer for what belongs to another station.</summary>
    public static Refusal NotFound(string what) => new(RefusalCode.NotFound, $"There is no such {what}.");

    /// <summary>The role or person may not do this.</summary>
    public static Refusal NotAllowed(string words) => new(RefusalCode.NotAllowed, words);

    /// <summary>Malformed or impossible input; <paramref name="words"/> names the field.</summary>
    public static Refusal Invalid(string words) => new(RefusalCode.Invalid, words);

    /// <summary>The opId was used before with other content.</summary>
    public static Refusal OpReused() => new(RefusalCode.OpReused, "This opId was used with other content.");
}
