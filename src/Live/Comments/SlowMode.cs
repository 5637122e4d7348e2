using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Comments;

/// <summary>
/// Lets each person comment once in a while: the sum of a session's log since slow mode was turned on. Not thread-safe.
/// </summary>
public sealed class SlowMode
{
    private readonly Dictionary<ViewerId, DateTimeOffset> _last = [];
    private int _roomFor = 1_000;

    /// <summary>The time between two comments of one person; zero when it is off.</summary>
    public TimeSpan Interval { get; private set; }

    /// <summary>The offset of the event that turned it on; 0 when it is off.</summary>
    public long Since { get; private set; }

    /// <summary>
    /// Why a viewer may not comment yet; null when they may. Like a mute it is of a person: what was said from another
    /// device with the same phone counts as well.
    /// </summary>
    public Refusal? Refuse(Caller by, DateTimeOffset now)
    {
        if (Interval == TimeSpan.Zero || by.Viewer is not { } viewer || _last.Count == 0)
        {
            return null;
        }

        var free = by.SamePhone.Append(viewer).Max(one => _last.TryGetValue(one, out var at) ? at + Interval : now);
        return free > now
            ? new Refusal(RefusalCode.TooFast, "The host lets each person comment once in a while.", free - now)
            : null;
    }

    /// <summary>
    /// Takes in an event; one that was said before what is known already may come later. Others change nothing.
    /// </summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case RulesChanged changed:
                Set(TimeSpan.FromMilliseconds(changed.SlowMs), logged.Offset);
                break;
            case Commented said when Interval > TimeSpan.Zero && logged.Offset > Since:
                Hear(new ViewerId(said.By.Id), logged.At);
                break;
        }
    }

    /// <summary>Notes that a viewer said something.</summary>
    public void Hear(ViewerId viewer, DateTimeOffset at)
    {
        if (Interval > TimeSpan.Zero && (!_last.TryGetValue(viewer, out var before) || before < at))
        {
            _last[viewer] = at;
            Forget(at);
        }
    }

    private void Set(TimeSpan interval, long offset)
    {
        if (interval == TimeSpan.Zero)
        {
            _last.Clear();
        }

        Since = interval == TimeSpan.Zero ? 0 : Interval == TimeSpan.Zero ? offset : Since;
        Interval = interval;
    }

    /// <summary>Those who may comment again whatever the interval becomes: each takes memory.</summary>
    private void Forget(DateTimeOffset now)
    {
        if (_last.Count < _roomFor)
        {
            return;
        }

        var longest = TimeSpan.FromMilliseconds(Sessions.RoomRules.MostSlowMs);
        foreach (var (viewer, _) in _last.Where(said => said.Value + longest < now).ToList())
        {
            _last.Remove(viewer);
        }

        _roomFor = Math.Max(1_000, 2 * _last.Count);
    }
}
