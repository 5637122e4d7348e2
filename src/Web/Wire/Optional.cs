using System.Globalization;
using LiveFair.Live;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Wire;

/// <summary>Names that a request may leave out: absent is well, malformed is not.</summary>
internal static class Optional
{
    private static readonly string[] Times =
        ["yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK"];

    /// <summary>The answer to an opId that is none.</summary>
    public static readonly Refusal MalformedOp = Refusal.Invalid($"opId: 1 to {OpId.MaxLength} characters.");

    /// <summary>Reads an id; null when it was not sent, false when it is none.</summary>
    public static bool TryId<T>(string? text, out T? id)
        where T : struct, IId<T>
    {
        var valid = IdText.TryParse<T>(text, out var read);
        id = valid ? read : null;
        return valid || text is null;
    }

    /// <summary>The answer to an id of that name that is none.</summary>
    public static Refusal MalformedId(string name) => Refusal.Invalid($"{name}: an id.");

    /// <summary>
    /// Reads a whole number from 0 as a query writes it; null when it was not sent, false when it is none.
    /// </summary>
    public static bool TryNumber(string? text, out long? number)
    {
        var valid = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
        number = valid ? read : null;
        return valid || text is null;
    }

    /// <summary>The answer to a number of that name that is none.</summary>
    public static Refusal MalformedNumber(string name) => Refusal.Invalid($"{name}: a whole number from 0.");

    /// <summary>
    /// Reads a time in ISO 8601 as a query writes it, UTC without an offset; null when it was not sent, false when it
    /// is none. A day alone is its beginning; an hour alone is none, for it would be today's by this machine's clock.
    /// </summary>
    public static bool TryTime(string? text, out DateTimeOffset? time)
    {
        var valid = DateTimeOffset.TryParseExact(
            text,
            Times,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var read);
        time = valid ? read : null;
        return valid || text is null;
    }

    /// <summary>Reads an opId; null when it was not sent, false when it is none.</summary>
    public static bool TryOp(string? text, out OpId? op)
    {
        var valid = OpId.TryParse(text, out var read);
        op = valid ? read : null;
        return valid || text is null;
    }
}
