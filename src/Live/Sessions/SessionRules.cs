using LiveFair.Live.Audit;
using LiveFair.Live.Comments;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>
/// Who may do what in a session, and what is logged for it. Pure: the same state and command, the same answer.
/// </summary>
public static class SessionRules
{
    /// <summary>Decides on a command; nothing changes by asking.</summary>
    public static Outcome<Decision> Decide(this SessionState state, SessionCommand command, DateTimeOffset now) =>
        command switch
        {
            StartSession start => StageRules.Start(state, start),
            PauseSession pause => StageRules.Pause(state, pause),
            ResumeSession resume => StageRules.Resume(state, resume),
            LosePicture lost => StageRules.Lose(state, lost),
            RegainPicture regained => StageRules.Regain(state, regained),
            EndSession end => StageRules.End(state, end),
            SayOnScreen say => Say(state, say, now),
            RemoveComment remove => ModerationRules.Remove(state, remove),
            PinPosting pin => Pin(state, pin),
            UnpinPosting unpin => Unpin(state, unpin),
            WithdrawPin withdraw => Withdraw(state, withdraw),
            ReactToPosting react => React(state, react),
            Notice notice => Tell(state, notice),
            AnswerQuestions answer => AnswerRules.Answer(state, answer, now),
            SetRules set => ModerationRules.SetRules(state, set),
            MuteViewer mute => ModerationRules.Mute(state, mute, now),
            UnmuteViewer unmute => ModerationRules.Unmute(state, unmute, now),
            RecordApplication application => Log(
                application, new Applied(application.Posting), change: application.Change),
            RecordEnrolment enrolment => Log(enrolment, new Enrolled(enrolment.Group)),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command"),
        };

    /// <summary>
    /// Fingerprint of what a command says, to tell a retry from an opId used for something else. Fingerprints are
    /// stored: the words stay when a class gets another name.
    /// </summary>
    public static long Digest(SessionCommand command) => command switch
    {
        SayOnScreen say => OpDigest.Of("say", say.Text),
        PinPosting pin => OpDigest.Of("pin", pin.Posting.Value),
        ReactToPosting react => OpDigest.Of("react", react.Posting.Value, $"{(int)react.Kind}"),
        Notice notice => OpDigest.Of("notice", notice.Text),
        AnswerQuestions answer => OpDigest.Of(
            "answer", answer.Text, answer.Posting?.Value, $"{(int?)answer.Topic}", string.Join(' ', answer.Targets)),
        RecordApplication application => OpDigest.Of("applied", application.Posting.Value),
        RecordEnrolment => OpDigest.Of("enrolled"),
        StartSession => OpDigest.Of("start"),
        PauseSession => OpDigest.Of("pause"),
        ResumeSession => OpDigest.Of("resume"),
        LosePicture => OpDigest.Of("lose picture"),
        RegainPicture => OpDigest.Of("regain picture"),
        EndSession => OpDigest.Of("end"),
        UnpinPosting => OpDigest.Of("unpin"),
        WithdrawPin => OpDigest.Of("withdraw pin"),
        RemoveComment remove => OpDigest.Of("remove", $"{remove.Target}", remove.Reason),
        SetRules set => OpDigest.Of("rules", $"{set.Rules.SlowMs}", $"{set.Rules.Hold}"),
        MuteViewer mute => OpDigest.Of("mute", mute.Viewer.Value),
        UnmuteViewer unmute => OpDigest.Of("unmute", unmute.Viewer.Value),
        _ => throw new ArgumentOutOfRangeException(nameof(command), command.GetType().Name, "Unknown command"),
    };

    private static Outcome<Decision> Say(SessionState state, SayOnScreen say, DateTimeOffset now)
    {
        if (say.By.Role == Role.Anonymous || (say.By.IsStaff && !say.By.WorksAt(state.Session.Station)))
        {
            return Refusal.NotAllowed("Only viewers and this station's people comment here.");
        }

        if (!state.IsOnAir)
        {
            return NotLive("Comments are taken while the session is live.");
        }

        if (state.Mutes.Refuse(say.By, now, "The host muted you in this session.") is { } muted)
        {
            return muted;
        }

        if (!say.By.IsStaff && state.Slow.Refuse(say.By, now) is { } tooFast)
        {
            return tooFast;
        }

        var clean = CommentText.For(say.By, say.Text);
        if (!clean.Ok)
        {
            return clean.Refused;
        }

        // The station's own people present jobs; they want none.
        return say.By.IsStaff
            ? Log(say, new Commented(Person.Of(say.By), clean.Value))
            : CommentRules.Judge(state, say, clean.Value, now);
    }

    private static Outcome<Decision> Pin(SessionState state, PinPosting pin)
    {
        if (MayPresent(state, pin.By) is { } refusal)
        {
            return refusal;
        }

        if (!state.IsOnAir)
        {
            return NotLive("Postings are pinned while the session is live.");
        }

        return state.Session.InRundown(pin.Posting) && pin.Card is { } card
            ? Log(pin, new PostingPinned(card))
            : Refusal.NotFound("posting in the rundown");
    }

    private static Outcome<Decision> Unpin(SessionState state, UnpinPosting unpin) =>
        MayPresent(state, unpin.By) is { } refusal ? refusal
        : !state.IsOnAir ? NotLive("Postings are pinned while the session is live.")
        : state.Pin is null ? new Decision.Stands(state.PinOffset)
        : Log(unpin, new PostingUnpinned());

    private static Outcome<Decision> Withdraw(SessionState state, WithdrawPin withdraw) =>
        state.PinOnAir?.Id == withdraw.Posting
            ? Log(withdraw, new PostingUnpinned())
            : new Decision.Stands(state.PinOffset);

    private static Outcome<Decision> React(SessionState state, ReactToPosting react)
    {
        if (react.By.Viewer is not { } viewer)
        {
            return Refusal.NotAllowed("Reactions are for viewers.");
        }

        if (!state.IsOnAir)
        {
            return NotLive("Reactions are taken while the session is live.");
        }

        if (!state.Session.InRundown(react.Posting))
        {
            return Refusal.NotFound("posting in the rundown");
        }

        return state.Interest.TapOf(viewer, react.Posting, react.Kind) is { } offset
            ? new Decision.Stands(offset)
            : Log(react, new Reacted(viewer, react.Posting, react.Kind));
    }

    private static Outcome<Decision> Tell(SessionState state, Notice notice)
    {
        if (MayPresent(state, notice.By) is { } refusal)
        {
            return refusal;
        }

        if (!state.IsOnAir)
        {
            return NotLive("Notices are shown while the session is live.");
        }

        var clean = CommentText.Clean(notice.Text);
        return clean.Ok
            ? Log(notice, new Noticed(clean.Value), trace: Trace(state, "session.notice"))
            : clean.Refused;
    }

    /// <summary>
    /// Why this caller may not present here; null when they may: the session's host, and its station's admin.
    /// </summary>
    public static Refusal? MayPresent(SessionState state, Caller by) => MayPresent(state.Session, by);

    /// <inheritdoc cref="MayPresent(SessionState, Caller)" />
    public static Refusal? MayPresent(LiveSession session, Caller by)
    {
        var isHost = by.Account == session.Host && by.Role >= Role.Host;
        var isAdmin = by.Role == Role.Admin && by.WorksAt(session.Station);
        return isHost || isAdmin ? null : Stranger(session, by, "Only the host of this session may do that.");
    }

    /// <summary>
    /// Why this caller may not replace the rundown; null when they may. What was presented stays as it was.
    /// </summary>
    public static Refusal? MayReplaceRundown(SessionState state, Caller by) =>
        MayPresent(state, by) ?? (state.Stage == SessionStage.Ended ? NotLive("The session has ended.") : null);

    /// <summary>What somebody hears who may not: a stranger to the station learns of no session.</summary>
    internal static Refusal Stranger(LiveSession session, Caller by, string words) =>
        by.IsStaff && !by.WorksAt(session.Station)
            ? Refusal.NotFound("session")
            : Refusal.NotAllowed(words);

    internal static Refusal NotLive(string words) => new(RefusalCode.NotLive, words);

    /// <summary>What the audit trail tells: of the session, or of something within it.</summary>
    internal static AuditTrace Trace(
        SessionState state, string action, string? within = null, string? reason = null) => new(
        state.Session.Station,
        action,
        within is null ? state.Session.Id.Value : $"{state.Session.Id}/{within}",
        reason);

    /// <summary>Log this for that command.</summary>
    internal static Outcome<Decision> Log(
        SessionCommand command, EventBody body, RowChange? change = null, AuditTrace? trace = null) =>
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
