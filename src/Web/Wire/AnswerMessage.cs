using LiveFair.Live;
using LiveFair.Live.Log;
using MessagePack;

namespace LiveFair.Web.Wire;

/// <summary>The answer to a hub command: an offset, or why not.</summary>
[MessagePackObject]
public sealed record AnswerMessage(
    [property: Key(0)] bool Ok,
    [property: Key(1)] long? Offset,
    [property: Key(2)] string? Code,
    [property: Key(3)] long? RetryAfterMs)
{
    public static AnswerMessage From(Outcome<Appended> outcome) =>
        outcome.Ok ? Done(outcome.Value.Offset) : Refused(outcome.Refused);

    public static AnswerMessage From(Outcome<long> outcome) =>
        outcome.Ok ? Done(outcome.Value) : Refused(outcome.Refused);

    public static AnswerMessage Done(long offset) => new(true, offset, null, null);

    public static AnswerMessage Refused(Refusal refusal) => new(
        false,
        null,
        Refusals.Word(refusal.Code),
        refusal.RetryAfter is { } wait ? (long)Math.Ceiling(wait.TotalMilliseconds) : null);
}
