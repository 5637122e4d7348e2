using LiveFair.Live.Media.Recordings;

namespace LiveFair.Web.Media.Recordings;

/// <summary>A replay as pages are told of it.</summary>
internal sealed record ReplayMessage(
    string Hls,
    string Mp4,
    string Vtt,
    long DurationMs,
    bool Incomplete,
    DateTimeOffset KeptUntil,
    IEnumerable<ChapterMessage> Chapters,
    IReadOnlyList<TimelinePiece> Timeline)
{
    /// <param name="replay">What there is.</param>
    /// <param name="path">The signed path that its media lie below.</param>
    public static ReplayMessage From(SessionReplay replay, string path) => new(
        $"{path}/replay.m3u8",
        $"{path}/replay.mp4",
        $"{path}/chapters.vtt",
        replay.Replay.DurationMs,
        replay.Completeness == Completeness.Incomplete,
        replay.KeptUntil,
        replay.Chapters.Select(chapter => ChapterMessage.From(chapter, path)),
        replay.Timeline);
}

/// <summary>A posting's stretch of a replay, and where it is as a clip of its own.</summary>
internal sealed record ChapterMessage(
    string PostingId, string Title, long StartMs, long EndMs, string Hls, string Mp4)
{
    public static ChapterMessage From(Chapter chapter, string path)
    {
        var stretch = $"from={chapter.StartMs}&to={chapter.EndMs}";
        return new ChapterMessage(
            chapter.Posting.Value,
            chapter.Title,
            chapter.StartMs,
            chapter.EndMs,
            $"{path}/replay.m3u8?{stretch}",
            $"{path}/replay.mp4?{stretch}");
    }
}
