using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>
/// Who may start, pause and end a session, and what its picture does to it; asked by
/// <see cref="SessionRules.Decide"/>.
/// </summary>
public static class StageRules
{
    internal static Outcome<Decision> Start(SessionState state, StartSession start)
    {
        if (SessionRules.MayPresent(state, start.By) is { } refusal)
        {
            return refusal;
        }

        return state.Stage switch
        {
            SessionStage.Scheduled => Enter(
                state, start, SessionStage.Live, new SessionStarted(), "session.start"),
            SessionStage.Ended => SessionRules.NotLive("The session has ended."),
            _ => new Decision.Stands(state.StageOffset),
        };
    }

    internal static Outcome<Decision> Pause(SessionState state, PauseSession pause) => Move(
        state, pause, SessionStage.Live, SessionStage.Paused, new SessionPaused(), "session.pause");

    internal static Outcome<Decision> Resume(SessionState state, ResumeSession resume) => Move(
        state, resume, SessionStage.Paused, SessionStage.Live, new SessionResumed(), "session.resume");

    internal static Outcome<Decision> Lose(SessionState state, LosePicture lost) =>
        state.Stage == SessionStage.Live
            ? SessionRules.Log(lost, new SessionPaused(PauseCause.PictureLost), Stage(state, SessionStage.Paused))
            : new Decision.Stands(state.StageOffset);

    internal static Outcome<Decision> Regain(SessionState state, RegainPicture regained) =>
        state.Pause == PauseCause.PictureLost
            ? SessionRules.Log(regained, new SessionResumed(), Stage(state, SessionStage.Live))
            : new Decision.Stands(state.StageOffset);

    internal static Outcome<Decision> End(SessionState state, EndSession end)
    {
        if (SessionRules.MayPresent(state, end.By) is { } refusal)
        {
            return refusal;
        }

        return state.Stage switch
        {
            SessionStage.Ended => new Decision.Stands(state.StageOffset),
            SessionStage.Scheduled => SessionRules.NotLive("The session has not started."),
            _ => Enter(state, end, SessionStage.Ended, new SessionEnded(), "session.end"),
        };
    }

    private static Outcome<Decision> Move(
        SessionState state, SessionCommand command, SessionStage from, SessionStage to, EventBody body, string action)
    {
        if (SessionRules.MayPresent(state, command.By) is { } refusal)
        {
            return refusal;
        }

        return state.Stage == to ? new Decision.Stands(state.StageOffset)
            : state.Stage == from ? Enter(state, command, to, body, action)
            : SessionRules.NotLive($"The session is {state.Stage}.");
    }

    /// <summary>What somebody does is told by the audit trail.</summary>
    private static Outcome<Decision> Enter(
        SessionState state, SessionCommand command, SessionStage stage, EventBody body, string action) =>
        SessionRules.Log(command, body, Stage(state, stage), SessionRules.Trace(state, action));

    private static StageChanged Stage(SessionState state, SessionStage stage) => new(state.Session.Id, stage);
}
