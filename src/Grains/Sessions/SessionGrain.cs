using LiveFair.Grains.Groups;
using LiveFair.Grains.Log;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Logging;

namespace LiveFair.Grains.Sessions;

/// <inheritdoc cref="ISessionGrain" />
internal sealed class SessionGrain(
    ILogStore logs,
    ISessionStore sessions,
    IAudienceStore audiences,
    IRelay relay,
    GroupSeats seats,
    CommandBatcher batcher,
    HeldDesk desk,
    TimeProvider time,
    ILogger<SessionGrain> logger)
    : Grain, ISessionGrain
{
    private static readonly TimeSpan PinCheck = TimeSpan.FromSeconds(3);

    private LogWriter? _log;
    private SessionState? _state;
    private SessionAudience? _audience;
    private HeldComments? _held;
    private IGrainTimer? _pinTimer;

    /// <summary>Of a session that exists.</summary>
    private SessionAudience Audience => _audience!;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new SessionId(this.GetPrimaryKeyString());
        if (await sessions.Find(id) is not { } session)
        {
            // Nothing is kept for ids that somebody made up.
            this.ForgetSoon();
            return;
        }

        _log = await LogWriter.Open(LogName.Of(id), logs, relay);
        _state = new SessionState(session);
        await foreach (var logged in SessionHistory.Read(logs, LogName.Of(id), _log.Head))
        {
            _state.Apply(logged);
        }

        await SessionHistory.RecallWhoWaits(logs, LogName.Of(id), _state, time.GetUtcNow());
        _held = await desk.Open(_state);
        if (_state.Nameless() is { Count: > 0 } gone)
        {
            _state.Know(await sessions.Name(gone));
        }

        _audience = await SessionAudience.Load(id, audiences, logger);
        GuardPin(_state);
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        if (_audience is { } audience)
        {
            await audience.Close();
        }
    }

    public async Task<Outcome<Appended>> Do(SessionCommand command) => (await DoAll([command]))[0];

    public async Task<Outcome<Appended>[]> DoAll(SessionCommand[] commands)
    {
        if (_state is not { } state || _log is not { } log || _held is not { } held)
        {
            return [.. commands.Select(_ => (Outcome<Appended>)Refusal.NotFound("session"))];
        }

        held.Begin();
        await desk.Refresh(state, commands);
        var now = LogWriter.Now(time);
        var answers = new Outcome<Appended>[commands.Length];
        var waiting = new PendingBatch();
        for (var i = 0; i < commands.Length; i++)
        {
            if (commands[i] is not SayOnScreen)
            {
                // What ends the session drops what waits; it must be stored by then.
                await OrForget(() => held.Store(answers));
            }

            if (waiting.Decides(commands[i], state.Slow))
            {
                await Append(log, state, now, waiting, commands, answers);
            }

            if (held.FirstAnswer(commands[i]) is { } before)
            {
                answers[i] = before;
                continue;
            }

            var decision = await Decide(state, commands[i], now);
            switch (decision)
            {
                case { Value: Decision.Hold { Comment: var comment } }:
                    answers[i] = await FirstAnswer(log, commands[i]) ?? Hold(state, held, i, comment);
                    break;
                case { Value: Decision.Log { Event: var pending } }:
                    waiting.Add(i, pending);
                    break;
                case { Value: Decision.Stands { Offset: var offset } }:
                    answers[i] = new Appended(AppendKind.Repeated, offset);
                    break;
                default:
                    answers[i] = await FirstAnswer(log, commands[i]) ?? (Outcome<Appended>)decision.Refused!;
                    break;
            }
        }

        await Append(log, state, now, waiting, commands, answers);
        await OrForget(() => held.Store(answers));
        if (state.Stage == SessionStage.Ended)
        {
            held.Drop();
        }

        GuardPin(state);
        return answers;
    }

    public Task<Outcome<SessionSnapshot>> Snapshot() => Task.FromResult<Outcome<SessionSnapshot>>(
        _state is { } state && _log is { } log
            ? state.Snapshot(log.Epoch, _audience?.Viewers(time.GetUtcNow()) ?? 0)
            : Refusal.NotFound("session"));

    public Task<Outcome<InterestBoard>> Board(Caller by) => Task.FromResult(
        ForStaff(by, state => state.Board(time.GetUtcNow(), Audience.Tally) with { Held = _held?.Count ?? 0 }));

    public Task<Outcome<InterestCourse>> Interest(Caller by) => Task.FromResult(
        ForStaff(by, state => state.Course(time.GetUtcNow(), Audience.Tally, Audience.Samples)));

    public Task<Outcome<SessionReport>> Report(Caller by) => Task.FromResult(
        ForStaff(by, state => state.Report(time.GetUtcNow(), Audience.Tally, Audience.Samples)));

    public Task<Outcome<IReadOnlyList<InterestSign>>> Signs(Caller by, SignQuery query) =>
        Task.FromResult(ForStaff(by, state => state.Signs(query)));

    public Task<Outcome<QuestionList>> Questions(Caller by) =>
        Task.FromResult(ForStaff(by, state => state.Questions()));

    public Task<Outcome<HeldComment[]>> Held(Caller by) =>
        Task.FromResult(ForStaff(by, _ => _held?.Waiting.ToArray() ?? []));

    public async Task<Outcome<Enrolment>> Enrol(Caller by, OpId op, int consentVersion)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("session");
        }

        var enrolment = await seats.Take(state.Session.Id, by, op, consentVersion);
        if (enrolment.Ok)
        {
            // The seat is committed; the session's log tells of it once, also when this call is a retry after a crash
            // between the two commits.
            var told = await batcher.Do(state.Session.Id, new RecordEnrolment(enrolment.Value.Group)
            {
                By = by, Op = OpId.OfFair("enrolled"),
            });
            if (told.Refused is { Code: RefusalCode.Overloaded })
            {
                // No refusal: those say that nothing changed.
                throw new OrleansException("A seat was taken that the session could not be told of; ask again.");
            }
        }

        return enrolment;
    }

    public async Task<Outcome<LiveSession>> SetRundown(Caller by, PostingId[] postings)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("session");
        }

        if (SessionRules.MayReplaceRundown(state, by) is { } refusal)
        {
            return refusal;
        }

        var changed = await OrForget(
            () => sessions.SetRundown(state.Session, postings, by, LogWriter.Now(time)));
        if (changed.Ok)
        {
            state.Session = changed.Value;
            await CheckPin(state);
        }

        return changed;
    }

    public async Task<int> ReportAudience(string feed, AudienceReport report)
    {
        if (_state is not { } state || _audience is not { } audience)
        {
            return 0;
        }

        var now = time.GetUtcNow();
        return await audience.Report(feed, report, state.IsOnAir ? state.MediaMs(now) : null, now);
    }

    /// <summary>What the station's people may see; others learn of nothing here.</summary>
    private Outcome<T> ForStaff<T>(Caller by, Func<SessionState, T> see) =>
        _state is not { } state || (by.IsStaff && !by.WorksAt(state.Session.Station)) ? Refusal.NotFound("session")
        : by.IsStaff ? see(state)
        : Refusal.NotAllowed("This is for the station's people.");

    public async Task<Outcome<long>> ApproveHeld(Caller by, HeldId id)
    {
        if (_state is not { } state || _log is not { } log || _held is not { } all)
        {
            return Refusal.NotFound("session");
        }

        if (ModerationRules.StaffOnly(state, by) is { } refusal)
        {
            return refusal;
        }

        if (all.Find(id) is not { State: not HeldState.Refused } held)
        {
            return Refusal.NotFound("held comment");
        }

        if (held.State == HeldState.Approved && await logs.FindOp(log.Name, held.Actor, held.Op) is { } before)
        {
            return before.Offset;
        }

        var now = LogWriter.Now(time);
        var decision = state.Approve(held, await desk.Writer(held), by, now);
        if (!decision.Ok)
        {
            return decision.Refused;
        }

        var appended = (await OrForget(() => log.Append(now, state.MediaMs(now), [decision.Value], state.Apply)))[0];
        all.Know(held with { State = HeldState.Approved });
        return appended.Kind == AppendKind.Clashed ? Refusal.NotFound("held comment") : appended.Offset;
    }

    public async Task<Outcome<Done>> RefuseHeld(Caller by, HeldId id, string reason)
    {
        if (_state is not { } state || _held is not { } all)
        {
            return Refusal.NotFound("session");
        }

        if ((ModerationRules.StaffOnly(state, by) ?? RemovalReason.Check(reason)) is { } refusal)
        {
            return refusal;
        }

        switch (all.Find(id))
        {
            case { State: HeldState.Waiting } held:
                await OrForget(() => desk.Store.Refuse(held, state.Session.Station, reason, by, LogWriter.Now(time)));
                all.Know(held with { State = HeldState.Refused });
                return Done.Now;
            case { State: HeldState.Refused }:
                return Done.Before;
            default:
                return Refusal.NotFound("held comment");
        }
    }

    private static Outcome<Appended> Hold(SessionState state, HeldComments held, int place, HeldComment comment)
    {
        if (held.TryAdd(place, comment) is { } tooMany)
        {
            return tooMany;
        }

        // What waits counts for slow mode as if it were shown.
        state.Slow.Hear(new ViewerId(comment.By.Id), comment.At);
        return new Appended(AppendKind.Held, 0);
    }

    private static Outcome<Appended> Answer(SessionCommand command, Appended appended) => appended.Kind switch
    {
        AppendKind.Reused => Refusal.OpReused(),
        AppendKind.Clashed when command is RemoveComment => Refusal.NotFound("comment"),
        _ => appended,
    };

    private async Task<Outcome<Decision>> Decide(SessionState state, SessionCommand command, DateTimeOffset now)
    {
        if (command is not PinPosting pin)
        {
            return state.Decide(command, now);
        }

        if (SessionRules.MayPresent(state, pin.By) is { } refusal)
        {
            return refusal;
        }

        var card = await GrainFactory.GetPosting(pin.Posting).CardForPin(state.Session.Station);
        return card.Ok ? state.Decide(pin with { Card = card.Value }, now) : card.Refused;
    }

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
        state.InRundown(posting) && (await GrainFactory.GetPosting(posting).CardForPin(state.Session.Station)).Ok;

    private static Task<Outcome<Appended>?> FirstAnswer(LogWriter log, SessionCommand command) =>
        log.FindFirst(command.By, command.Op, SessionRules.Digest(command));

    private async Task Append(
        LogWriter log, SessionState state, DateTimeOffset now, PendingBatch waiting, SessionCommand[] commands,
        Outcome<Appended>[] answers)
    {
        if (waiting.Events.Count == 0)
        {
            return;
        }

        var appended = await OrForget(
            () => log.Append(now, state.MediaMs(now), waiting.Events, state.Apply));
        for (var i = 0; i < appended.Count; i++)
        {
            var place = waiting.Places[i];
            answers[place] = Answer(commands[place], appended[i]);
        }

        waiting.Clear();
    }

    private Task OrForget(Func<Task> write) => OrForget(async () =>
    {
        await write();
        return true;
    });

    private async Task<T> OrForget<T>(Func<Task<T>> write)
    {
        try
        {
            return await write();
        }
        catch
        {
            // What is in memory may no longer be what is stored (dotnet/orleans#6128): the next call loads it anew.
            DeactivateOnIdle();
            throw;
        }
    }
}
