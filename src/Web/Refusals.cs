using LiveFair.Live;

namespace LiveFair.Web;

/// <summary>Speaks a refusal as <c>application/problem+json</c> (RFC 9457) with its stable code.</summary>
public static class Refusals
{
    /// <summary>The word of a code on the wire, as docs/protocol.md lists it.</summary>
    public static string Word(RefusalCode code) => code switch
    {
        RefusalCode.NotLive => "NOT_LIVE",
        RefusalCode.NotAllowed => "NOT_ALLOWED",
        RefusalCode.NotFound => "NOT_FOUND",
        RefusalCode.TooFast => "TOO_FAST",
        RefusalCode.TooLong => "TOO_LONG",
        RefusalCode.Muted => "MUTED",
        RefusalCode.VerifyPhone => "VERIFY_PHONE",
        RefusalCode.ConsentRequired => "CONSENT_REQUIRED",
        RefusalCode.OpReused => "OP_REUSED",
        RefusalCode.PostingClosed => "POSTING_CLOSED",
        RefusalCode.GroupFull => "GROUP_FULL",
        RefusalCode.Overloaded => "OVERLOADED",
        RefusalCode.Invalid => "INVALID",
        _ => throw new ArgumentOutOfRangeException(nameof(code), code, "A refusal code without a word"),
    };

    /// <summary>The HTTP status that goes with a code.</summary>
    public static int Status(RefusalCode code) => code switch
    {
        RefusalCode.NotFound => StatusCodes.Status404NotFound,
        RefusalCode.NotAllowed or RefusalCode.Muted or RefusalCode.VerifyPhone or RefusalCode.ConsentRequired =>
            StatusCodes.Status403Forbidden,
        RefusalCode.TooFast => StatusCodes.Status429TooManyRequests,
        RefusalCode.TooLong => StatusCodes.Status422UnprocessableEntity,
        RefusalCode.Invalid => StatusCodes.Status400BadRequest,
        RefusalCode.Overloaded => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    /// <summary>The refusal as an answer.</summary>
    /// <param name="status">
    /// Where the status differs from the code's own (401 for a missing token, 422 for the screen).
    /// </param>
    /// <param name="extra">Further members, such as <c>findings</c>.</param>
    public static IResult Problem(this Refusal refusal, int? status = null, IDictionary<string, object?>? extra = null)
    {
        var members = new Dictionary<string, object?>(extra ?? new Dictionary<string, object?>())
        {
            ["code"] = Word(refusal.Code),
        };
        if (refusal.RetryAfter is { } wait)
        {
            members["retryAfterMs"] = (long)Math.Ceiling(wait.TotalMilliseconds);
        }

        if (refusal.Fault is { } fault)
        {
            members["fault"] = fault;
        }

        return Results.Problem(
            title: refusal.Words, statusCode: status ?? Status(refusal.Code), extensions: members);
    }

    /// <summary>
    /// The outcome as an answer: <paramref name="done"/> speaks the value, a refusal speaks for itself.
    /// </summary>
    public static IResult ToResult<T>(this Outcome<T> outcome, Func<T, IResult> done) =>
        outcome.Ok ? done(outcome.Value) : outcome.Refused.Problem();
}
