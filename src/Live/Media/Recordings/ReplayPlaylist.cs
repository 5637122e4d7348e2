using System.Globalization;
using System.Text;

namespace LiveFair.Live.Media.Recordings;

/// <summary>A replay as an HLS playlist (RFC 8216) over the recorded files: nothing is written anew.</summary>
public static class ReplayPlaylist
{
    /// <summary>Where a recorded file is found, seen from the playlist.</summary>
    public static string FileUri(int number) => string.Create(CultureInfo.InvariantCulture, $"rec/{number}.mp4");

    /// <summary>Writes the playlist.</summary>
    public static string Write(Replay replay)
    {
        ArgumentNullException.ThrowIfNull(replay);
        var segments = ReplaySegment.Of(replay);
        var longest = segments.Max(segment => segment.EndMs - segment.StartMs);
        var text = new StringBuilder("#EXTM3U\n#EXT-X-VERSION:7\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-TARGETDURATION:{Math.Max(1, (longest + 999) / 1_000)}\n");
        text.Append("#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-PLAYLIST-TYPE:VOD\n#EXT-X-INDEPENDENT-SEGMENTS\n");
        ReplayRun? run = null;
        foreach (var segment in segments)
        {
            Write(text, run, segment);
            run = segment.Run;
        }

        return text.Append("#EXT-X-ENDLIST\n").ToString();
    }

    private static void Write(StringBuilder text, ReplayRun? before, ReplaySegment segment)
    {
        var file = segment.Run.File;
        if (before is not null && before != segment.Run)
        {
            text.Append("#EXT-X-DISCONTINUITY\n");
        }

        if (before is null || !before.File.Init.Bytes.Span.SequenceEqual(file.Init.Bytes.Span))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"#EXT-X-MAP:URI=\"{FileUri(file.Number)}\",BYTERANGE=\"{file.Init.Bytes.Length}@0\"\n");
        }

        var seconds = (segment.EndMs - segment.StartMs) / 1_000m;
        text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{seconds:0.000},\n");
        text.Append(CultureInfo.InvariantCulture, $"#EXT-X-BYTERANGE:{segment.Bytes}@{segment.Offset}\n");
        text.Append(FileUri(file.Number)).Append('\n');
    }
}
