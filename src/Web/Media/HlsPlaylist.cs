using System.Globalization;
using System.Text;

namespace LiveFair.Web.Media;

/// <summary>Writes media playlists of low-latency HLS (RFC 8216, draft-pantos-hls-rfc8216bis).</summary>
internal static class HlsPlaylist
{
    /// <summary>The type of a playlist.</summary>
    public const string ContentType = "application/vnd.apple.mpegurl";

    /// <summary>How many parts a player stays behind: three are asked for at least (rfc8216bis, 4.4.3.8).</summary>
    private const int PartsHeldBack = 3;

    /// <summary>The playlist of a view that has segments.</summary>
    public static byte[] Write(HlsView view)
    {
        var text = new StringBuilder(2_048);
        var shown = view.Shown;
        WriteHead(text, view, shown);
        for (var i = 0; i < shown.Length; i++)
        {
            var isInParts = !view.IsEnded && shown.Length - i <= HlsView.ListedInParts + (view.IsOpen ? 1 : 0);
            WriteSegment(text, view.Folder, i == 0 ? null : shown[i - 1], shown[i], isInParts);
        }

        if (view.IsEnded)
        {
            Line(text, $"#EXT-X-ENDLIST");
        }
        else
        {
            var next = view.Next;
            Line(text, $"#EXT-X-PRELOAD-HINT:TYPE=PART,URI=\"{view.Folder}p{next.Segment}.{next.Part}.m4s\"");
        }

        return Encoding.ASCII.GetBytes(text.ToString());
    }

    private static void WriteHead(StringBuilder text, HlsView view, ReadOnlySpan<HlsSegment> shown)
    {
        Line(text, $"#EXTM3U");
        Line(text, $"#EXT-X-VERSION:9");
        Line(text, $"#EXT-X-TARGETDURATION:{view.TargetSeconds}");
        var held = Seconds(view.PartMs * PartsHeldBack);
        Line(text, $"#EXT-X-SERVER-CONTROL:CAN-BLOCK-RELOAD=YES,PART-HOLD-BACK={held}");
        Line(text, $"#EXT-X-PART-INF:PART-TARGET={Seconds(view.PartMs)}");
        Line(text, $"#EXT-X-MEDIA-SEQUENCE:{shown[0].Number}");
        Line(text, $"#EXT-X-DISCONTINUITY-SEQUENCE:{shown[0].Discontinuity}");
        foreach (var segment in shown)
        {
            if (!segment.StartsWithKey)
            {
                return;
            }
        }

        Line(text, $"#EXT-X-INDEPENDENT-SEGMENTS");
    }

    private static void WriteSegment(
        StringBuilder text, string folder, HlsSegment? before, HlsSegment segment, bool isInParts)
    {
        if (before is not null && segment.StartsAnew)
        {
            Line(text, $"#EXT-X-DISCONTINUITY");
        }

        if (segment.Init != before?.Init)
        {
            Line(text, $"#EXT-X-MAP:URI=\"{folder}init-{segment.Init.Name}.mp4\"");
        }

        Line(text, $"#EXT-X-PROGRAM-DATE-TIME:{segment.At.UtcDateTime:yyyy-MM-ddTHH:mm:ss.fffZ}");
        if (isInParts)
        {
            foreach (var (index, part) in segment.Parts.Index())
            {
                var independent = part.StartsWithKey ? ",INDEPENDENT=YES" : "";
                var place = $"{folder}p{segment.Number}.{index}.m4s";
                Line(text, $"#EXT-X-PART:DURATION={Seconds(part.DurationMs)},URI=\"{place}\"{independent}");
            }
        }

        if (segment.IsDone)
        {
            Line(text, $"#EXTINF:{Seconds(segment.DurationMs)},");
            Line(text, $"{folder}s{segment.Number}.m4s");
        }
    }

    private static string Seconds(long ms) => (ms / 1000m).ToString("F3", CultureInfo.InvariantCulture);

    private static void Line(StringBuilder text, FormattableString line) =>
        text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
