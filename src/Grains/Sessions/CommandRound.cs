using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>
/// One batch of a session's commands: each is decided on what those before it made of the session, and what was
/// decided is committed together.
/// </summary>
/// <param name="now">When all of it happens, to the millisecond.</param>
internal sealed class CommandRound(
    OpenSession session, IGrainFactory grains, SessionCommand[] commands, DateTimeOffset now)
{
    private readonly SessionState _state = session.State;
    private readonly Outcome<Appended>[] _answers = new Outcome<Appended>[commands.Length];
    private readonly PendingBatch _waiting = new();
    private readonly List<HeldComment> _held = [];

    /// <returns>The answers in the order of the commands.</returns>
    public async Task<Outcome<Appended>[]> Run()
    {
        for (var place = 0; place < commands.Length; place++)
        {
            await CommitBefore(commands[place]);
            await Take(place);
        }

        await Append();
        await StoreHeld();
        if (_state.Stage == SessionStage.Ended)
        {
            session.Held.Drop();
        }

        return _answers;
    }

    /// <summary>What must be stored, for the next command may be decided by it.</summary>
    private async Task CommitBefore(SessionCommand command)
    {
        if (command is not SayOnScreen)
        {
            // What ends the session drops what waits; it must be stored by then.
            await StoreHeld();
        }

        if (_waiting.Decides(command, _state.Slow))
        {
            await Append();
        }
    }

    private async Task Take(int place)
    {
        var command = commands[place];
        if ((session.Held.FirstAnswer(command) ?? HeldBefore(command)) is { } before)
        {
            _answers[place] = before;
            return;
        }

        var decision = await Decide(command);
        switch (decision)
        {
            case { Value: Decision.Log { Event: var pending } }:
                _waiting.Add(place, pending);
                break;
            case { Value: Decision.Stands { Offset: var offset } }:
                _answers[place] = new Appended(AppendKind.Repeated, offset);
                break;
            case { Value: Decision.Hold { Comment: var comment } }:
                _answers[place] = await FirstAnswer(command) ?? Hold(comment);
                break;
            default:
                _answers[place] = await FirstAnswer(command) ?? (Outcome<Appended>)decision.Refused!;
                break;
        }
    }

    private async Task<Outcome<Decision>> Decide(SessionCommand command)
    {
        if (command is not PinPosting pin)
        {
            return _state.Decide(command, now);
        }

        if (SessionRules.MayPresent(_state, pin.By) is { } refusal)
        {
            return refusal;
        }

        var card = await grains.GetPosting(pin.Posting).CardForPin(_state.Session.Station);
        return card.Ok ? _state.Decide(pin with { Card = card.Value }, now) : card.Refused;
    }

    private Task<Outcome<Appended>?> FirstAnswer(SessionCommand command) =>
        session.Log.FindFirst(command.By, command.Op, SessionRules.Digest(command));

    /// <summary>What the same act was told in this batch.</summary>
    private Outcome<Appended>? HeldBefore(SessionCommand command) =>
        command is SayOnScreen { Op: { } op, By.Viewer: { } viewer }
            && _held.Find(one => one.Op == op && one.By.Id == viewer.Value) is { } held
            ? (Outcome<Appended>?)held.Answer(SessionRules.Digest(command))
            : null;

    private Outcome<Appended> Hold(HeldComment comment)
    {
        if (session.Held.Count + _held.Count >= HeldComment.Most)
        {
            return HeldComment.TooMany;
        }

        var held = comment with { Id = new HeldId(NewId.Next()) };
        _held.Add(held);

        // What waits counts for slow mode as if it were shown.
        _state.Slow.Hear(new ViewerId(comment.By.Id), comment.At);
        return new Appended(AppendKind.Held, 0, held.Id);
    }

    private async Task StoreHeld()
    {
        if (_held.Count > 0)
        {
            await session.Held.Add(_held);
            _held.Clear();
        }
    }

    private async Task Append()
    {
        if (_waiting.Events.Count == 0)
        {
            return;
        }

        var appended = await session.Log.Append(now, _state.MediaMs(now), _waiting.Events, _state.Apply);
        for (var i = 0; i < appended.Count; i++)
        {
            var place = _waiting.Places[i];
            _answers[place] = Answer(commands[place], appended[i]);
        }

        _waiting.Clear();
    }

    private static Outcome<Appended> Answer(SessionCommand command, Appended appended) => appended.Kind switch
    {
        AppendKind.Reused => Refusal.OpReused(),
        AppendKind.Clashed when command is RemoveComment => Refusal.NotFound("comment"),
        _ => appended,
    };
}
