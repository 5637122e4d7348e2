using LiveFair.Live.Audit;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Groups;

/// <summary>
/// Who may do what in a group, and what is logged for it. Pure: the same state and question, the same answer.
/// </summary>
public static class GroupRules
{
    /// <summary>Fingerprint of what a message says.</summary>
    public static long Digest(string? text, PostingId? posting) =>
        OpDigest.Of("say", string.IsNullOrEmpty(text) ? null : text, posting?.Value);

    /// <summary>
    /// Fingerprint of what a command says. It is stored: the words stay when a class gets another name.
    /// </summary>
    public static long Digest(GroupCommand command) => command switch
    {
        RemoveMessage remove => OpDigest.Of("remove", $"{remove.Target}", remove.Reason),
        MuteMember mute => OpDigest.Of("mute", mute.Member.Value, $"{mute.For?.Ticks}", mute.Reason),
        UnmuteMember unmute => OpDigest.Of("unmute", unmute.Member.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command"),
    };

    /// <summary>Decides on a seat.</summary>
    /// <returns>The event to log; null when the viewer has a seat; GROUP_FULL without one left.</returns>
    public static Outcome<PendingEvent?> Take(this GroupState state, Caller by, OpId op, int consentVersion)
    {
        if (by.Viewer is not { } viewer)
        {
            return Refusal.NotAllowed("Only viewers join a follow-up group.");
        }

        if (state.IsMember(viewer))
        {
            return (PendingEvent?)null;
        }

        var group = state.Group;
        if (group.Members >= group.Capacity)
        {
            return new Refusal(RefusalCode.GroupFull, "This group is full.");
        }

        return new PendingEvent
        {
            Body = new MemberJoined(Person.Of(by)),
            Actor = by.Key,
            Op = op,
            Digest = OpDigest.Of("take", group.Id.Value),
            Change = new SeatTaken
            {
                Session = group.Session, Group = group.Id, Viewer = viewer, ConsentVersion = consentVersion, Op = op,
            },
        };
    }

    /// <summary>Decides on giving a seat back.</summary>
    public static Outcome<PendingEvent> Leave(this GroupState state, Caller by) =>
        by.Viewer is { } viewer && state.IsMember(viewer)
            ? new PendingEvent
            {
                Body = new MemberLeft(Person.Of(by)),
                Actor = by.Key,
                Digest = OpDigest.Of("leave"),
                Change = new SeatLeft(state.Group.Id, viewer),
            }
            : Refusal.NotFound("group");

    /// <summary>Decides on a message: words, a posting, or both.</summary>
    public static Outcome<PendingEvent> Say(
        this GroupState state, Caller by, OpId op, string? text, PostingId? posting, DateTimeOffset now)
    {
        if (!state.MaySee(by))
        {
            return Refusal.NotFound("group");
        }

        if (state.Mutes.Refuse(by, now, "The station muted you in this group.") is { } muted)
        {
            return muted;
        }

        var clean = string.IsNullOrEmpty(text) && posting is not null ? (Outcome<string>)""
            : CommentText.For(by, text);
        return clean.Ok
            ? new PendingEvent
            {
                Body = new Commented(Person.Of(by), clean.Value, posting),
                Actor = by.Key,
                Op = op,
                Digest = Digest(text, posting),
            }
            : clean.Refused;
    }

    /// <summary>Decides on keeping order, which is for the station's people; nothing changes by asking.</summary>
    public static Outcome<Decision> Decide(this GroupState state, GroupCommand command, DateTimeOffset now) =>
        !state.MaySee(command.By) ? Refusal.NotFound("group")
        : !command.By.IsStaff ? Refusal.NotAllowed("Only this station's people may do that.")
        : command switch
        {
            RemoveMessage remove => Remove(state, remove),
            MuteMember mute => Mute(state, mute, now),
            UnmuteMember unmute => Unmute(state, unmute, now),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command"),
        };

    /// <summary>Whether a message stands at the target is known to the rows, and refused by them.</summary>
    private static Outcome<Decision> Remove(GroupState state, RemoveMessage remove) =>
        RemovalReason.Check(remove.Reason) is { } unknown ? unknown
        : state.RemovalOf(remove.Target) is { } removal ? new Decision.Stands(removal)
        : Log(
            remove,
            new CommentRemoved(remove.Target, remove.Reason),
            Trace(state, "message.remove", $"{remove.Target}", remove.Reason),
            new CommentWordsRemoved(remove.Target, remove.Reason));

    private static Outcome<Decision> Mute(GroupState state, MuteMember mute, DateTimeOffset now) =>
        Mutes.Check(mute.For, mute.Reason) is { } impossible ? impossible
        : Log(
            mute,
            new ViewerMuted(mute.Member, now + mute.For, mute.Reason),
            Trace(state, "member.mute", mute.Member.Value, mute.Reason));

    private static Outcome<Decision> Unmute(GroupState state, UnmuteMember unmute, DateTimeOffset now) =>
        state.Mutes.LiftedAt(unmute.Member) is { } lifted ? new Decision.Stands(lifted)
        : state.Mutes.Until(unmute.Member, now) is null ? Refusal.NotFound("mute")
        : Log(unmute, new ViewerUnmuted(unmute.Member), Trace(state, "member.unmute", unmute.Member.Value));

    private static AuditTrace Trace(GroupState state, string action, string within, string? reason = null) =>
        new(state.Group.Station, action, $"{state.Group.Id}/{within}", reason);

    private static Outcome<Decision> Log(
        GroupCommand command, EventBody body, AuditTrace trace, RowChange? change = null) =>
        new Decision.Log(new PendingEvent
        {
            Body = body,
            Actor = command.By.Key,
            Op = command.Op,
            Digest = Digest(command),
            Change = change,
            Trace = trace,
        });
}
