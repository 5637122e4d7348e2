using LiveFair.Grains.Groups;
using LiveFair.Grains.Log;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <inheritdoc cref="ISessionGrain" />
internal sealed class SessionGrain(
    SessionOpener opener,
    ISessionStore sessions,
    IWordListStore words,
    HeldReview review,
    Enrolments enrolments,
    TimeProvider time)
    : Grain, ISessionGrain, ISessionDeskGrain
{
    private static readonly TimeSpan PinCheck = TimeSpan.FromSeconds(3);

    private StoreWrites? _writes;
    private OpenSession? _session;
    private IGrainTimer? _pinTimer;

    private StoreWrites Writes => _writes ??= new StoreWrites(DeactivateOnIdle);

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (await opener.Open(new SessionId(this.GetPrimaryKeyString()), Writes) is not { } session)
        {
            // Nothing is kept for ids that somebody made up.
            this.ForgetSoon();
            return;
        }

        _session = session;
        GuardPin(session.State);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_session is { } session)
        {
            await session.Audience.Close();
        }
    }

    public async Task<Outcome<Appended>> Do(SessionCommand command) => (await DoAll([command]))[0];

    public async Task<Outcome<Appended>[]> DoAll(SessionCommand[] commands)
    {
        if (_session is not { } session)
        {
            return [.. commands.Select(_ => (Outcome<Appended>)Refusal.NotFound("session"))];
        }

        if (commands.Any(command => command is SayOnScreen { By.IsStaff: false }))
        {
            session.State.Words = await words.OfStation(session.State.Session.Station);
        }

        var answers = await new CommandRound(session, GrainFactory, commands, LogWriter.Now(time)).Run();
        GuardPin(session.State);
        return answers;
    }

    public Task<Outcome<SessionSnapshot>> Snapshot() => Task.FromResult<Outcome<SessionSnapshot>>(
        _session is { } session
            ? session.State.Snapshot(session.Log.Epoch, session.Audience.Viewers(time.GetUtcNow()))
            : Refusal.NotFound("session"));

    public async Task<Outcome<Enrolment>> Enrol(Caller by, OpId op, int consentVersion) =>
        _session is { State.Session.Id: var id }
            ? await enrolments.Enrol(id, by, op, consentVersion)
            : Refusal.NotFound("session");

    public async Task<Outcome<LiveSession>> SetRundown(Caller by, PostingId[] postings)
    {
        if (_session is not { State: var state })
        {
            return Refusal.NotFound("session");
        }

        if (SessionRules.MayReplaceRundown(state, by) is { } refusal)
        {
            return refusal;
        }

        var changed = await Writes.Do(() => sessions.SetRundown(state.Session, postings, by, LogWriter.Now(time)));
        if (changed.Ok)
        {
            state.Session = changed.Value;
            await CheckPin(state);
        }

        return changed;
    }

    public async Task<int> ReportAudience(string feed, AudienceReport report)
    {
        if (_session is not { } session)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        return await session.Audience.Report(feed, report, session.State.OnAirMs(now), now);
    }

    public Task<Outcome<InterestBoard>> Board(Caller by) => ForStaff(by, session =>
        session.State.Board(time.GetUtcNow(), session.Audience.Tally) with { Held = session.Held.Count });

    public Task<Outcome<InterestCourse>> Interest(Caller by) => ForStaff(by, session =>
        session.State.Course(time.GetUtcNow(), session.Audience.Tally, session.Audience.Samples));

    public Task<Outcome<SessionReport>> Report(Caller by) => ForStaff(by, session =>
        session.State.Report(time.GetUtcNow(), session.Audience.Tally, session.Audience.Samples));

    public Task<Outcome<IReadOnlyList<InterestSign>>> Signs(Caller by, SignQuery query) =>
        ForStaff(by, session => session.State.Interest.Signs(query));

    public Task<Outcome<QuestionList>> Questions(Caller by) =>
        ForStaff(by, session => session.State.Interest.Questions.List());

    public Task<Outcome<HeldComment[]>> Held(Caller by) => ForStaff(by, session => session.Held.Waiting.ToArray());

    public async Task<Outcome<long>> ApproveHeld(Caller by, HeldId id) => _session is { } session
        ? await review.Approve(session, by, id)
        : Refusal.NotFound("session");

    public async Task<Outcome<HeldRelease>> ReleaseHeld(Caller by, HeldId through, HeldId? after) =>
        _session is { } session ? await review.Release(session, by, through, after) : Refusal.NotFound("session");

    public async Task<Outcome<Done>> RefuseHeld(Caller by, HeldId id, string reason) => _session is { } session
        ? await review.Refuse(session, by, id, reason)
        : Refusal.NotFound("session");

    /// <summary>What the station's people may see; others learn of nothing here.</summary>
    private Task<Outcome<T>> ForStaff<T>(Caller by, Func<OpenSession, T> see) => Task.FromResult(
        _session is not { } session ? Refusal.NotFound("session")
        : ModerationRules.StaffOnly(session.State, by) is { } refusal ? refusal
        : (Outcome<T>)see(session));

    /// <summary>
    /// A card over the stream is a promise of the fair: while one is shown, its posting is asked again and again
    /// whether it holds. Nobody tells of a mandate that lapses.
    /// </summary>
    private void GuardPin(SessionState state)
    {
        if (state.PinOnAir is not null)
        {
            _pinTimer ??= this.RegisterGrainTimer(
                _ => CheckPin(state), new GrainTimerCreationOptions(PinCheck, PinCheck) { KeepAlive = true });
            return;
        }

        _pinTimer?.Dispose();
        _pinTimer = null;
    }

    private async Task CheckPin(SessionState state)
    {
        if (state.PinOnAir is { Id: var pinned } && !await MayShow(state, pinned))
        {
            await DoAll([new WithdrawPin(pinned) { By = Caller.Nobody }]);
        }
    }

    private async Task<bool> MayShow(SessionState state, PostingId posting) =>
        state.Session.InRundown(posting)
        && (await GrainFactory.GetPosting(posting).CardForPin(state.Session.Station)).Ok;
}
