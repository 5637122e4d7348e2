using LiveFair.Grains.Groups;
using LiveFair.Grains.Log;
using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <inheritdoc cref="ISessionGrain" />
internal sealed class SessionGrain(
    ILogStore logs, ISessionStore sessions, IRelay relay, GroupSeats seats, CommandBatcher batcher, TimeProvider time)
    : Grain, ISessionGrain
{
    private const int Page = 2_000;
    private const int QuestionsBack = 1_000;

    private readonly ViewerCount _viewers = new();
    private LogWriter? _log;
    private SessionState? _state;

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
        foreach (var logged in await History(LogName.Of(id), _log.Head))
        {
            _state.Apply(logged);
        }
    }

    public async Task<Outcome<Appended>> Do(SessionCommand command) => (await DoAll([command]))[0];

    public async Task<Outcome<Appended>[]> DoAll(SessionCommand[] commands)
    {
        if (_state is not { } state || _log is not { } log)
        {
            return [.. commands.Select(_ => (Outcome<Appended>)Refusal.NotFound("session"))];
        }

        var now = time.GetUtcNow();
        var answers = new Outcome<Appended>[commands.Length];
        var pending = new List<PendingEvent>(commands.Length);
        var places = new List<int>(commands.Length);
        for (var i = 0; i < commands.Length; i++)
        {
            var decision = await Decide(state, commands[i], now);
            switch (decision)
            {
                case { Value: Decision.Log { Event: var pendingEvent } }:
                    pending.Add(pendingEvent);
                    places.Add(i);
                    break;
                case { Value: Decision.Stands { Offset: var offset } }:
                    answers[i] = new Appended(AppendKind.Repeated, offset);
                    break;
                default:
                    answers[i] = await FirstAnswer(log, commands[i]) ?? (Outcome<Appended>)decision.Refused!;
                    break;
            }
        }

        if (pending.Count > 0)
        {
            var appended = await Append(log, state, now, pending);
            for (var i = 0; i < places.Count; i++)
            {
                answers[places[i]] = Answer(commands[places[i]], appended[i]);
            }
        }

        return answers;
    }

    public Task<Outcome<SessionSnapshot>> Snapshot() => Task.FromResult<Outcome<SessionSnapshot>>(
        _state is { } state && _log is { } log
            ? new SessionSnapshot
            {
                Station = state.Session.Station,
                Epoch = log.Epoch,
                Head = state.Head,
                Stage = state.Stage,
                Pin = state.Pin,
                Viewers = _viewers.Total(time.GetUtcNow()),
                Recent = state.Recent,
            }
            : Refusal.NotFound("session"));

    public Task<Outcome<InterestBoard>> Board(Caller by) => Task.FromResult<Outcome<InterestBoard>>(
        _state is not { } state || (by.IsStaff && !by.WorksAt(state.Session.Station)) ? Refusal.NotFound("session")
        : by.IsStaff ? state.Board()
        : Refusal.NotAllowed("The board is for the station's people."));

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
            await batcher.Do(state.Session.Id, new RecordEnrolment(enrolment.Value.Group)
            {
                By = by, Op = new OpId("enrolled"),
            });
        }

        return enrolment;
    }

    public async Task<Outcome<LiveSession>> SetRundown(Caller by, PostingId[] postings)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("session");
        }

        if (SessionRules.MayPresent(state, by) is { } refusal)
        {
            return refusal;
        }

        var changed = await sessions.SetRundown(state.Session.Id, postings);
        state.Session = changed.Ok ? changed.Value : state.Session;
        return changed;
    }

    public Task<int> ReportViewers(string node, int viewers) =>
        Task.FromResult(_viewers.Report(node, viewers, time.GetUtcNow()));

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

    private static Task<Outcome<Appended>?> FirstAnswer(LogWriter log, SessionCommand command) =>
        log.FindFirst(command.By, command.Op, SessionRules.Digest(command));

    private async Task<IReadOnlyList<Appended>> Append(
        LogWriter log, SessionState state, DateTimeOffset now, List<PendingEvent> pending)
    {
        try
        {
            return await log.Append(now, state.MediaMs(now), pending, _viewers.Total(now), state.Apply);
        }
        catch
        {
            // What is in memory may no longer be what is stored (dotnet/orleans#6128): the next call loads it anew.
            DeactivateOnIdle();
            throw;
        }
    }

    private async Task<List<LoggedEvent>> History(LogName name, long head)
    {
        var history = new SortedDictionary<long, LoggedEvent>();
        for (long after = 0; after < head;)
        {
            var page = await logs.ReadAllButComments(name, after, Page);
            foreach (var logged in page)
            {
                history[logged.Offset] = logged;
            }

            after = page.Count == Page ? page[^1].Offset : head;
        }

        foreach (var logged in await logs.Read(name, Math.Max(0, head - QuestionsBack), QuestionsBack))
        {
            history[logged.Offset] = logged;
        }

        return [.. history.Values];
    }
}
