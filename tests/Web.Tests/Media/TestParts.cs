using LiveFair.Live.Media.Fmp4;
using LiveFair.Web.Media;

namespace LiveFair.Web.Tests.Media;

/// <summary>Parts as the packager makes them, of bytes that nobody decodes.</summary>
internal static class TestParts
{
    public static readonly DateTimeOffset NineOClock = new(2026, 3, 1, 9, 0, 0, TimeSpan.Zero);

    public static readonly MediaInit Init = new(1, new byte[] { 1 }, "avc1.42C00C,mp4a.40.2", 320, 180);

    public static readonly MediaInit OtherInit = new(2, new byte[] { 2 }, "avc1.42C00C", 320, 180);

    /// <summary>A part that came in as long after nine o'clock as its end says.</summary>
    public static MediaPart Part(long startMs, long durationMs, int bytes = 4) => new()
    {
        Data = new byte[bytes],
        Init = Init,
        StartMs = startMs,
        DurationMs = durationMs,
        StartsWithKey = false,
        StartsSegment = false,
        EndsSegment = false,
        StartsAnew = false,
        Arrived = NineOClock.AddMilliseconds(startMs + durationMs),
        ArrivedMs = startMs + durationMs,
    };

    /// <summary>A segment of parts of 500 ms.</summary>
    public static IEnumerable<MediaPart> Segment(long startMs, int parts = 2, int bytes = 4) =>
        from index in Enumerable.Range(0, parts)
        select Part(startMs + (500 * index), 500, bytes) with
        {
            StartsWithKey = index == 0,
            StartsSegment = index == 0,
            EndsSegment = index == parts - 1,
            StartsAnew = startMs == 0 && index == 0,
        };

    /// <summary>Segments of a second each, from the stream's beginning.</summary>
    public static IEnumerable<MediaPart> Segments(int count, int bytes = 4) =>
        Enumerable.Range(0, count).SelectMany(number => Segment(number * 1000, 2, bytes));

    public static HlsWindow Give(this HlsWindow window, params IEnumerable<MediaPart> parts)
    {
        foreach (var part in parts)
        {
            window.Take(part);
        }

        return window;
    }

    public static string Text(this HlsView view) => System.Text.Encoding.ASCII.GetString(view.Playlist!);
}
