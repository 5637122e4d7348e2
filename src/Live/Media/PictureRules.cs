using LiveFair.Live.Sessions;

namespace LiveFair.Live.Media;

/// <summary>When a session's picture may be sent and seen.</summary>
public static class PictureRules
{
    /// <summary>What publishers and viewers hear after the end.</summary>
    public static readonly Refusal Over = new(RefusalCode.NotLive, "The session has ended.");

    /// <summary>
    /// Why nobody may publish to this session; null when somebody with its key may: also before it starts, to try.
    /// </summary>
    public static Refusal? MayPublish(LiveSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Stage == SessionStage.Ended ? Over : null;
    }

    /// <summary>
    /// Why this caller may not see the live picture; null when they may: anybody while it is on air, the people of its
    /// station before.
    /// </summary>
    public static Refusal? MayWatch(SessionSnapshot session, Caller by)
    {
        ArgumentNullException.ThrowIfNull(session);
        ArgumentNullException.ThrowIfNull(by);
        return session.Stage switch
        {
            SessionStage.Ended => new Refusal(RefusalCode.NotLive, "The session has ended; see its replay."),
            SessionStage.Scheduled when !by.WorksAt(session.Station) =>
                new Refusal(RefusalCode.NotLive, "The session has not started."),
            _ => null,
        };
    }
}
