using LiveFair.Live.Sessions;

namespace LiveFair.Live.Media.Recordings;

/// <summary>How long a session's recording is there, and who may have it deleted.</summary>
public static class RecordingRules
{
    /// <summary>Whether nobody is to be shown it any more, so that its files may go.</summary>
    /// <param name="session">Whose recording.</param>
    /// <param name="keep">How long recordings are kept after their session's end.</param>
    /// <param name="now">The present.</param>
    public static bool IsOver(LiveSession session, TimeSpan keep, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.RecordingDeletedAt is not null || session.EndedAt + keep <= now;
    }

    /// <summary>Whether it may be watched: once the session has ended, for as long as it is kept.</summary>
    /// <param name="session">Whose recording.</param>
    /// <param name="keep">How long recordings are kept after their session's end.</param>
    /// <param name="now">The present.</param>
    public static bool MayBeShown(LiveSession session, TimeSpan keep, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.EndedAt is not null && !IsOver(session, keep, now);
    }

    /// <summary>
    /// Why this caller may not have it deleted; null when they may: who may present the session, once it has ended.
    /// </summary>
    public static Refusal? MayDelete(LiveSession session, Caller by)
    {
        ArgumentNullException.ThrowIfNull(session);
        return SessionRules.MayPresent(session, by) ?? (session.Stage == SessionStage.Ended
            ? null
            : Refusal.NotAllowed("A recording can be deleted once its session has ended."));
    }
}
