namespace LiveFair.Live;

/// <summary>
/// An answer of "no": nothing changed, and the caller is told why. A failure is an exception instead.
/// </summary>
/// <param name="Code">The stable reason, see <see cref="RefusalCode"/>.</param>
/// <param name="Words">
/// One sentence for a person; names the field where there is one. Never holds personal data.
/// </param>
/// <param name="RetryAfter">How long to wait before it can succeed; null when waiting does not help.</param>
/// <param name="Fault">
/// Of what is INVALID, the same as <paramref name="Words"/> in parts. Null where only a program can be at fault, not
/// whoever fills in a page.
/// </param>
[GenerateSerializer, Immutable]
public sealed record Refusal(
    [property: Id(0)] RefusalCode Code,
    [property: Id(1)] string Words,
    [property: Id(2)] TimeSpan? RetryAfter = null,
    [property: Id(3)] Fault? Fault = null)
{
    /// <summary>No such thing here. Also the answer for what belongs to another station.</summary>
    public static Refusal NotFound(string what) => new(RefusalCode.NotFound, $"There is no such {what}.");

    /// <summary>The role or person may not do this.</summary>
    public static Refusal NotAllowed(string words) => new(RefusalCode.NotAllowed, words);

    /// <summary>Malformed or impossible input; <paramref name="words"/> names the field.</summary>
    public static Refusal Invalid(string words) => new(RefusalCode.Invalid, words);

    /// <summary>As <see cref="Invalid(string)"/>, where a person may have filled in what is wrong.</summary>
    public static Refusal Invalid(Fault fault, string words) => new(RefusalCode.Invalid, words, null, fault);

    /// <summary>One field's input is wrong; <paramref name="rule"/> is what it must be.</summary>
    public static Refusal Invalid(string field, FaultKind kind, string rule) =>
        Invalid(new Fault(kind, field), $"{field}: {rule}");

    /// <summary>Nothing stands in a field that is needed.</summary>
    public static Refusal Needed(string field) => Invalid(field, FaultKind.Needed, "is needed.");

    /// <summary>A text that is too short or too long.</summary>
    public static Refusal Length(string field, long least, long most) => Invalid(
        new Fault(FaultKind.Length, field, least, most),
        $"{field}: {(least == 0 ? "at most" : $"{least} to")} {most} characters.");

    /// <summary>A number out of its bounds.</summary>
    public static Refusal Range(string field, long least, long most) =>
        Invalid(new Fault(FaultKind.Range, field, least, most), $"{field}: {least} to {most}.");

    /// <summary>None of the words that a field takes.</summary>
    /// <param name="choices">As a sentence lists them: <c>a, b or c</c>.</param>
    public static Refusal OneOf(string field, string choices) =>
        Invalid(new Fault(FaultKind.OneOf, field, Choices: choices), $"{field}: {choices}.");

    /// <summary>The opId was used before with other content.</summary>
    public static Refusal OpReused() => new(RefusalCode.OpReused, "This opId was used with other content.");
}
