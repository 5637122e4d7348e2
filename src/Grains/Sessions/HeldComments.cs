using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>The held comments of one session, as stored. Used by its grain, one turn at a time.</summary>
internal sealed class HeldComments(IHeldStore store, StoreWrites writes)
{
    private readonly Dictionary<(string Actor, OpId Op), HeldId> _ops = [];
    private readonly Dictionary<HeldId, HeldComment> _all = [];

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Those that wait, oldest first.</summary>
    public IReadOnlyList<HeldComment> Waiting =>
        [.. _all.Values.Where(one => one.State == HeldState.Waiting).OrderBy(one => one.At)];

    /// <summary>Reads those of a session; its slow mode hears of them.</summary>
    public static async Task<HeldComments> Load(SessionState state, IHeldStore store, StoreWrites writes)
    {
        var held = new HeldComments(store, writes);
        foreach (var one in await store.OfSession(state.Session.Id))
        {
            held.Know(one);
            if (one.Head >= state.Slow.Since)
            {
                state.Slow.Hear(new ViewerId(one.By.Id), one.At);
            }
        }

        return held;
    }

    public HeldComment? Find(HeldId id) => _all.GetValueOrDefault(id);

    /// <summary>
    /// Those that wait after one comment, or from the first, up to and with another, oldest first; null when that other
    /// one never waited here.
    /// </summary>
    public IReadOnlyList<HeldComment>? WaitingBetween(HeldId? after, HeldId through)
    {
        List<HeldComment> all = [.. _all.Values.OrderBy(one => one.At)];
        var last = all.FindIndex(one => one.Id == through);
        var before = all.FindIndex(one => one.Id == after);
        return last < 0 ? null : [.. all.Take(last + 1).Skip(before + 1).Where(one => one.State == HeldState.Waiting)];
    }

    /// <summary>
    /// What the same act was told; null when it is new, or was let through and stands in the log. Whatever else comes
    /// under the opId of what waits would take its place in the log.
    /// </summary>
    public Outcome<Appended>? FirstAnswer(SessionCommand command) =>
        command.Op is { } op && _ops.TryGetValue((command.By.Key, op), out var id)
            && _all[id] is { State: not HeldState.Approved } held
            ? (Outcome<Appended>?)held.Answer(SessionRules.Digest(command))
            : null;

    /// <summary>Stores more that wait, in one commit.</summary>
    public async Task Add(IReadOnlyList<HeldComment> comments)
    {
        await writes.Do(() => store.Add(comments));
        foreach (var one in comments)
        {
            Know(one);
        }
    }

    /// <summary>One was let through, and stands in the log.</summary>
    public void Approved(HeldComment comment) => Know(comment with { State = HeldState.Approved });

    /// <summary>One was turned away, as the log tells.</summary>
    public void Refused(HeldComment comment) => Know(comment with { State = HeldState.Refused });

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

    private void Know(HeldComment comment)
    {
        var before = Find(comment.Id)?.State == HeldState.Waiting ? 1 : 0;
        Count += (comment.State == HeldState.Waiting ? 1 : 0) - before;
        _all[comment.Id] = comment;
        _ops[(comment.Actor, comment.Op)] = comment.Id;
    }
}
