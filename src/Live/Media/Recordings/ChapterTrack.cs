using System.Globalization;
using System.Text;

namespace LiveFair.Live.Media.Recordings;

/// <summary>Chapters as a track that a player shows (WebVTT, W3C; <c>kind=chapters</c>).</summary>
public static class ChapterTrack
{
    /// <summary>Writes the file.</summary>
    public static string Write(IReadOnlyList<Chapter> chapters)
    {
        ArgumentNullException.ThrowIfNull(chapters);
        var text = new StringBuilder("WEBVTT\n");
        foreach (var (index, chapter) in chapters.Index())
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{index + 1}\n");
            text.Append(CultureInfo.InvariantCulture, $"{Time(chapter.StartMs)} --> {Time(chapter.EndMs)}\n");
            text.Append(Words(chapter.Title)).Append('\n');
        }

        return text.ToString();
    }

    private static string Time(long ms)
    {
        var (hours, rest) = Math.DivRem(ms, 3_600_000);
        return string.Create(
            CultureInfo.InvariantCulture, $"{hours:00}:{rest / 60_000:00}:{rest / 1_000 % 60:00}.{rest % 1_000:000}");
    }

    /// <summary>A line end would end the cue, and an arrow begin another.</summary>
    private static string Words(string title) => title
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
