using LiveFair.Grains.Log;
using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Grains.Groups;

/// <inheritdoc cref="IGroupGrain" />
internal sealed class GroupGrain(
    ILogStore logs, IGroupStore groups, IPostingStore postings, IRelay relay, TimeProvider time) : Grain, IGroupGrain
{
    private const int Page = 4 * GroupState.RecentMessages;

    private LogWriter? _log;
    private GroupState? _state;

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var id = new GroupId(this.GetPrimaryKeyString());
        if (await groups.Find(id) is not { } group)
        {
            // Nothing is kept for ids that somebody made up.
            this.ForgetSoon();
            return;
        }

        var name = LogName.Of(id);
        _log = await LogWriter.Open(name, logs, relay, new StoreWrites(DeactivateOnIdle));
        _state = new GroupState(group, await groups.Members(id));
        await foreach (var logged in logs.AllButComments(name, _log.Head))
        {
            _state.Recall(logged);
        }

        foreach (var message in await LastMessages(name, _log.Head))
        {
            _state.Recall(message);
        }
    }

    public async Task<Outcome<Done>> Take(Caller by, OpId op, int consentVersion)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("group");
        }

        var decision = state.Take(by, op, consentVersion);
        if (!decision.Ok)
        {
            return decision.Refused;
        }

        if (decision.Value is not { } seat)
        {
            return Done.Before;
        }

        var appended = await Append(state, seat);
        return appended.Kind switch
        {
            AppendKind.Stored => Done.Now,
            AppendKind.Repeated => Done.Before,
            AppendKind.Reused => Refusal.OpReused(),
            _ => new Refusal(RefusalCode.GroupFull, "This group has no seat for you."),
        };
    }

    public async Task<Outcome<long>> Leave(Caller by)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("group");
        }

        var decision = state.Leave(by);
        return decision.Ok ? (await Append(state, decision.Value)).Offset : decision.Refused;
    }

    public async Task<Outcome<long>> Say(Caller by, OpId op, string? text, PostingId? posting)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("group");
        }

        var decision = state.Say(by, op, text, posting, LogWriter.Now(time));
        if (decision.Ok && posting is { } pushed
            && (await postings.Find(pushed))?.Employer.Station != state.Group.Station)
        {
            decision = Refusal.NotFound("posting");
        }

        return decision.Ok
            ? Answer(await Append(state, decision.Value))
            : await FirstAnswer(by, op, GroupRules.Digest(text, posting)) ?? decision.Refused;
    }

    public async Task<Outcome<long>> Moderate(GroupCommand command)
    {
        if (_state is not { } state)
        {
            return Refusal.NotFound("group");
        }

        var decision = state.Decide(command, LogWriter.Now(time));
        if (decision is { Value: Decision.Log { Event: var pending } })
        {
            var appended = await Append(state, pending);
            return appended.Kind == AppendKind.Clashed ? Refusal.NotFound("message") : Answer(appended);
        }

        return await FirstAnswer(command.By, command.Op, GroupRules.Digest(command))
            ?? (decision is { Value: Decision.Stands { Offset: var offset } } ? offset : decision.Refused!);
    }

    public Task<Outcome<GroupSnapshot>> Snapshot(Caller by) => Task.FromResult<Outcome<GroupSnapshot>>(
        _state is { } state && _log is { } log && state.MaySee(by)
            ? new GroupSnapshot(state.Group, new LogHead(log.Epoch, log.Head), state.Recent)
            : Refusal.NotFound("group"));

    public Task<bool> MaySee(Caller by) => Task.FromResult(_state is { } state && state.MaySee(by));

    private static Outcome<long> Answer(Appended appended) =>
        appended.Kind == AppendKind.Reused ? Refusal.OpReused() : appended.Offset;

    /// <summary>What the same act led to before; null when it is new.</summary>
    private async Task<Outcome<long>?> FirstAnswer(Caller by, OpId? op, long digest) =>
        await _log!.FindFirst(by, op, digest) is not { } first ? null
        : first.Ok ? first.Value.Offset
        : first.Refused;

    private async Task<Stack<LoggedEvent>> LastMessages(LogName name, long head)
    {
        var oldestOnTop = new Stack<LoggedEvent>();
        await foreach (var logged in logs.NewestFirst(name, head, Page))
        {
            if (logged.Body is Commented)
            {
                oldestOnTop.Push(logged);
            }

            if (oldestOnTop.Count == GroupState.RecentMessages)
            {
                break;
            }
        }

        return oldestOnTop;
    }

    private async Task<Appended> Append(GroupState state, PendingEvent pending) =>
        (await _log!.Append(LogWriter.Now(time), 0, [pending], state.Apply))[0];
}
