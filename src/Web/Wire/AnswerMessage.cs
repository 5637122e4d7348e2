using LiveFair.Live;
using LiveFair.Live.Log;
using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>The answer to a hub command: an offset, that it waits to be looked at, or why not.</summary>
[MessagePackObject]
public sealed record AnswerMessage(
    [property: Key(0)] bool Ok,
    [property: Key(1)] long? Offset,
    [property: Key(2)] string? Code,
    [property: Key(3)] long? RetryAfterMs,
    [property: Key(4)] bool? Held = null,
    [property: Key(5)] string? HeldId = null)
{
    public static AnswerMessage From(Outcome<Appended> outcome) =>
        !outcome.Ok ? Refused(outcome.Refused) : outcome.Value switch
        {
            { Kind: AppendKind.Held, Held: var held } => new(true, null, null, null, true, held?.Value),
            { Kind: AppendKind.TurnedAway, Held: var held } => TurnedAway with { HeldId = held?.Value },
            { Offset: var offset } => Done(offset),
        };

    public static AnswerMessage From(Outcome<long> outcome) =>
        outcome.Ok ? Done(outcome.Value) : Refused(outcome.Refused);

    /// <summary>A comment that waited, and that the station did not let through.</summary>
    private static AnswerMessage TurnedAway { get; } =
        new(false, null, Refusals.Word(RefusalCode.NotAllowed), null, true);

    public static AnswerMessage Done(long offset) => new(true, offset, null, null);

    public static AnswerMessage Refused(Refusal refusal) => new(
        false,
        null,
        Refusals.Word(refusal.Code),
        refusal.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null);
}
