using LiveFair.Live.Ids;

namespace LiveFair.Live.Sessions;

/// <summary>The rows of live sessions; what happens in one is in its log.</summary>
public interface ISessionStore
{
    /// <summary>Stores a new session with its rundown; every posting must be of the same station.</summary>
    /// <returns>The session as stored; or not found, naming no posting, when one is missing or another
    /// station's.</returns>
    Task<Outcome<LiveSession>> Create(LiveSession session, DateTimeOffset now);

    /// <summary>One session with its rundown; null when there is none.</summary>
    Task<LiveSession?> Find(SessionId session);

    /// <summary>Sessions of all stations, newest first, without rundowns.</summary>
    /// <param name="stage">Only those that stand so.</param>
    /// <param name="after">The last id of the page before.</param>
    /// <param name="limit">At most so many.</param>
    Task<IReadOnlyList<LiveSession>> List(SessionStage? stage, SessionId? after, int limit);

    /// <summary>The postings as a rundown names them.</summary>
    Task<IReadOnlyList<RundownItem>> Name(IReadOnlyList<PostingId> postings);

    /// <summary>
    /// Replaces the rundown, with its trace in the audit trail; as <see cref="Create"/> for its postings.
    /// </summary>
    Task<Outcome<LiveSession>> SetRundown(
        LiveSession session, IReadOnlyList<PostingId> postings, Caller by, DateTimeOffset now);

    /// <summary>
    /// Notes that a session's recording is deleted, with its trace in the audit trail: from then on nobody is shown it,
    /// wherever its files are and whenever they go.
    /// </summary>
    /// <returns>Whether it was noted; false when it had been before, and nothing changed.</returns>
    Task<bool> DropRecording(LiveSession session, Caller by, string reason, DateTimeOffset now);
}
