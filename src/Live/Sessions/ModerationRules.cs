using LiveFair.Live.Comments;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>
/// What a station's people may do to comments and to who writes them, at any stage; asked by
/// <see cref="SessionRules.Decide"/>.
/// </summary>
public static class ModerationRules
{
    /// <summary>The longest mute that ends by itself.</summary>
    public static readonly TimeSpan LongestMute = TimeSpan.FromDays(1);

    /// <summary>
    /// Why this comment may not be taken; null when nobody muted its writer. A mute is of a person: it holds for every
    /// viewer with the same phone, as long as it holds for the one whom it names.
    /// </summary>
    internal static Refusal? Muted(SessionState state, SayOnScreen say, DateTimeOffset now)
    {
        var person = say.By.Viewer is { } viewer ? say.SamePhone.Append(viewer) : [];
        return person.Max(one => state.MutedUntil(one, now)) is { } until
            ? new Refusal(
                RefusalCode.Muted,
                "The host muted you in this session.",
                until == DateTimeOffset.MaxValue ? null : until - now)
            : null;
    }

    internal static Outcome<Decision> Remove(SessionState state, RemoveComment remove)
    {
        if (StaffOnly(state, remove.By) is { } refusal)
        {
            return refusal;
        }

        if (!RemovalReason.IsKnown(remove.Reason))
        {
            return Refusal.Invalid("reason: one of spam, ad, privacy, abuse, fraud, illegal, offTopic.");
        }

        return state.RemovalOf(remove.Target) is { } removal ? new Decision.Stands(removal)
            : remove.Target < 1 || remove.Target > state.Head ? Refusal.NotFound("comment")
            : SessionRules.Log(
                remove,
                new CommentRemoved(remove.Target, remove.Reason),
                new CommentWordsRemoved(remove.Target, remove.Reason),
                SessionRules.Trace(state, "comment.remove", $"{remove.Target}", remove.Reason));
    }

    internal static Outcome<Decision> Mute(SessionState state, MuteViewer mute, DateTimeOffset now)
    {
        if (StaffOnly(state, mute.By) is { } refusal)
        {
            return refusal;
        }

        if (mute.Reason is not { Length: > 0 and <= 100 })
        {
            return Refusal.Invalid("reason: 1 to 100 characters.");
        }

        return mute.For is { } time && (time <= TimeSpan.Zero || time > LongestMute)
            ? Refusal.Invalid($"minutes: 1 to {LongestMute.TotalMinutes}.")
            : SessionRules.Log(
                mute,
                new ViewerMuted(mute.Viewer, now + mute.For, mute.Reason),
                trace: SessionRules.Trace(state, "viewer.mute", $"{mute.Viewer}", mute.Reason));
    }

    internal static Outcome<Decision> Unmute(SessionState state, UnmuteViewer unmute, DateTimeOffset now) =>
        StaffOnly(state, unmute.By) is { } refusal ? refusal
        : state.UnmuteOf(unmute.Viewer) is { } lifted ? new Decision.Stands(lifted)
        : state.MutedUntil(unmute.Viewer, now) is null ? Refusal.NotFound("mute")
        : SessionRules.Log(
            unmute,
            new ViewerUnmuted(unmute.Viewer),
            trace: SessionRules.Trace(state, "viewer.unmute", $"{unmute.Viewer}"));

    private static Refusal? StaffOnly(SessionState state, Caller by) =>
        by.WorksAt(state.Session.Station)
            ? null
            : SessionRules.Stranger(state, by, "Only this station's people may do that.");
}
