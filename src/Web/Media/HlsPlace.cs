using System.Globalization;
using Microsoft.Extensions.Primitives;

namespace LiveFair.Web.Media;

/// <summary>A place in a stream that a player waits for.</summary>
/// <param name="Segment">A media sequence number.</param>
/// <param name="Part">The part within it, from 0; null: the whole segment.</param>
internal readonly record struct HlsPlace(long Segment, int? Part)
{
    private const string SegmentKey = "_HLS_msn";
    private const string PartKey = "_HLS_part";

    /// <summary>
    /// Reads the directives of a blocking reload (rfc8216bis, 6.2.5.2); <paramref name="place"/> is null when there are
    /// none.
    /// </summary>
    /// <returns>False when they are malformed.</returns>
    public static bool TryRead(IQueryCollection query, out HlsPlace? place)
    {
        place = null;
        var (segment, part) = (query[SegmentKey], query[PartKey]);
        if (segment.Count == 0)
        {
            return part.Count == 0;
        }

        if (Number(segment) is not { } number || (part.Count > 0 && Number(part) is null))
        {
            return false;
        }

        place = new HlsPlace(number, (int?)Number(part));
        return true;
    }

    private static long? Number(StringValues text) =>
        int.TryParse(text.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
