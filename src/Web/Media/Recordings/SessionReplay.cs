using LiveFair.Live.Media.Recordings;
using Microsoft.Net.Http.Headers;

namespace LiveFair.Web.Media.Recordings;

/// <summary>A session's recording, put together for watching.</summary>
/// <param name="replay">Its picture and sound.</param>
/// <param name="chapters">Its postings.</param>
/// <param name="completeness">Whether all that was live is in it.</param>
/// <param name="keptUntil">When it is deleted by itself.</param>
/// <param name="tag">Tells its bytes from those of any other reading of the files.</param>
internal sealed class SessionReplay(
    Replay replay,
    IReadOnlyList<Chapter> chapters,
    Completeness completeness,
    DateTimeOffset keptUntil,
    EntityTagHeaderValue tag)
{
    private readonly Lazy<ReplayFile> _whole = new(() => ReplayFile.Whole(replay));

    public Replay Replay => replay;

    public IReadOnlyList<Chapter> Chapters => chapters;

    public Completeness Completeness => completeness;

    public DateTimeOffset KeptUntil => keptUntil;

    public EntityTagHeaderValue Tag => tag;

    public IReadOnlyList<TimelinePiece> Timeline { get; } = ReplayTimeline.Of(replay);

    /// <summary>All of it as one MP4.</summary>
    public ReplayFile Whole => _whole.Value;

    /// <summary>How much it weighs in memory, roughly in parts.</summary>
    public int Parts { get; } = replay.Runs.Sum(run => run.Parts.Count);
}
