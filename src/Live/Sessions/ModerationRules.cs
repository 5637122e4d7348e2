using LiveFair.Live.Comments;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>
/// What a station's people may do to comments and to who writes them, at any stage; asked by
/// <see cref="SessionRules.Decide"/>.
/// </summary>
public static class ModerationRules
{
    internal static Outcome<Decision> Remove(SessionState state, RemoveComment remove)
    {
        if (StaffOnly(state, remove.By) is { } refusal)
        {
            return refusal;
        }

        return RemovalReason.Check(remove.Reason) is { } unknown ? unknown
            : state.RemovalOf(remove.Target) is { } removal ? new Decision.Stands(removal)
            : remove.Target < 1 || remove.Target > state.Head ? Refusal.NotFound("comment")
            : SessionRules.Log(
                remove,
                new CommentRemoved(remove.Target, remove.Reason),
                new CommentWordsRemoved(remove.Target, remove.Reason),
                SessionRules.Trace(state, "comment.remove", $"{remove.Target}", remove.Reason));
    }

    internal static Outcome<Decision> SetRules(SessionState state, SetRules set)
    {
        if (StaffOnly(state, set.By) is { } refusal)
        {
            return refusal;
        }

        var rules = set.Rules;
        return state.Stage == SessionStage.Ended ? SessionRules.NotLive("The session has ended.")
            : rules.SlowMs is < 0 or > RoomRules.MostSlowMs ? Refusal.Range("slowMs", 0, RoomRules.MostSlowMs)
            : rules == state.Rules ? new Decision.Stands(state.RulesOffset)
            : SessionRules.Log(
                set,
                new RulesChanged(rules.SlowMs, rules.Hold),
                trace: SessionRules.Trace(
                    state, "session.rules", reason: $"slowMs {rules.SlowMs}, hold {(rules.Hold ? "on" : "off")}"));
    }

    internal static Outcome<Decision> Mute(SessionState state, MuteViewer mute, DateTimeOffset now)
    {
        if (StaffOnly(state, mute.By) is { } refusal)
        {
            return refusal;
        }

        return Mutes.Check(mute.For, mute.Reason) is { } impossible
            ? impossible
            : SessionRules.Log(
                mute,
                new ViewerMuted(mute.Viewer, now + mute.For, mute.Reason),
                trace: SessionRules.Trace(state, "viewer.mute", $"{mute.Viewer}", mute.Reason));
    }

    internal static Outcome<Decision> Unmute(SessionState state, UnmuteViewer unmute, DateTimeOffset now) =>
        StaffOnly(state, unmute.By) is { } refusal ? refusal
        : state.Mutes.LiftedAt(unmute.Viewer) is { } lifted ? new Decision.Stands(lifted)
        : state.Mutes.Until(unmute.Viewer, now) is null ? Refusal.NotFound("mute")
        : SessionRules.Log(
            unmute,
            new ViewerUnmuted(unmute.Viewer),
            trace: SessionRules.Trace(state, "viewer.unmute", $"{unmute.Viewer}"));

    /// <summary>Why this caller may not; null for the station's people.</summary>
    public static Refusal? StaffOnly(SessionState state, Caller by) =>
        by.WorksAt(state.Session.Station)
            ? null
            : SessionRules.Stranger(state.Session, by, "Only this station's people may do that.");
}
