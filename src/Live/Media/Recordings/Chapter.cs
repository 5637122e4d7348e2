using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Media.Recordings;

/// <summary>A stretch of a replay in which one posting was presented (讲解回放).</summary>
/// <param name="Posting">Which.</param>
/// <param name="Title">Its title as the card showed it.</param>
/// <param name="StartMs">Where the stream stood when it was pinned.</param>
/// <param name="EndMs">Where it stood when the next one was, or it was taken down, or the session ended.</param>
public sealed record Chapter(PostingId Posting, string Title, long StartMs, long EndMs)
{
    /// <summary>The shortest chapter in ms: what was pinned by mistake is none.</summary>
    public const int Shortest = 1_000;

    /// <summary>A replay's chapters, by its session's log. A posting that was pinned twice has two.</summary>
    public static IReadOnlyList<Chapter> Of(Replay replay, IEnumerable<LoggedEvent> log)
    {
        ArgumentNullException.ThrowIfNull(replay);
        ArgumentNullException.ThrowIfNull(log);
        var chapters = new List<Chapter>();
        Chapter? open = null;
        foreach (var logged in log.Where(logged =>
            logged.Body is PostingPinned or PostingUnpinned or SessionEnded))
        {
            var now = replay.At(logged.At);
            Close(chapters, open, now);
            open = logged.Body is PostingPinned { Card: var card } ? new Chapter(card.Id, card.Title, now, now) : null;
        }

        Close(chapters, open, replay.DurationMs);
        return chapters;
    }

    private static void Close(List<Chapter> chapters, Chapter? open, long now)
    {
        if (open is not null && now - open.StartMs >= Shortest)
        {
            chapters.Add(open with { EndMs = now });
        }
    }
}
