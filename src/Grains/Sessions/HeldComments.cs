using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>The held comments of one session, as stored. Used by its grain, one turn at a time.</summary>
internal sealed class HeldComments(IHeldStore store)
{
    private readonly Dictionary<(string Actor, OpId Op), HeldId> _ops = [];
    private readonly Dictionary<HeldId, HeldComment> _all = [];
    private readonly List<(int Place, HeldComment Comment)> _new = [];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Those that wait, oldest first.</summary>
    public IReadOnlyList<HeldComment> Waiting =>
        [.. _all.Values.Where(one => one.State == HeldState.Waiting).OrderBy(one => one.At)];

    public HeldComment? Find(HeldId id) => _all.GetValueOrDefault(id);

    /// <summary>What a stored or changed row says.</summary>
    public void Know(HeldComment comment)
    {
        var before = Find(comment.Id)?.State == HeldState.Waiting ? 1 : 0;
        Count += (comment.State == HeldState.Waiting ? 1 : 0) - before;
        _all[comment.Id] = comment;
        _ops[(comment.Actor, comment.Op)] = comment.Id;
    }

    /// <summary>Those that wait are gone with the session's end.</summary>
    public void Drop()
    {
        foreach (var gone in Waiting)
        {
            _all.Remove(gone.Id);
            _ops.Remove((gone.Actor, gone.Op));
        }

        Count = 0;
    }

    /// <summary>
    /// What the same act was told; null when it is new, or was let through and stands in the log.
    /// </summary>
    public Outcome<Appended>? FirstAnswer(SessionCommand command) =>
        command is SayOnScreen { Op: { } op } && _ops.TryGetValue((command.By.Key, op), out var id)
            && _all[id] is { State: not HeldState.Approved } held
            ? (Outcome<Appended>?)held.Answer(SessionRules.Digest(command))
            : null;

    /// <summary>A batch begins; what a failed one left is nobody's any more.</summary>
    public void Begin() => _new.Clear();

    /// <summary>Takes a comment along to the next <see cref="Store"/>.</summary>
    /// <returns>Null when taken.</returns>
    public Refusal? TryAdd(int place, HeldComment comment)
    {
        if (Count + _new.Count >= HeldComment.Most)
        {
            return HeldComment.TooMany;
        }

        _new.Add((place, comment with { Id = new HeldId(NewId.Next()) }));
        return null;
    }

    /// <summary>Commits what was taken along, and answers each.</summary>
    public async Task Store(Outcome<Appended>[] answers)
    {
        if (_new.Count == 0)
        {
            return;
        }

        await store.Add([.. _new.Select(one => one.Comment)]);
        foreach (var (place, comment) in _new)
        {
            Know(comment);
            answers[place] = new Appended(AppendKind.Held, 0);
        }

        _new.Clear();
    }
}
