using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Comments;

/// <summary>Who may read but not talk in one session or group: the sum of its log. Not thread-safe.</summary>
public sealed class Mutes
{
    /// <summary>The longest mute that ends by itself.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Dictionary<ViewerId, DateTimeOffset> _until = [];
    private readonly Dictionary<ViewerId, long> _lifted = [];

    /// <summary>Why nobody may be muted like that; null when one may.</summary>
    /// <param name="time">How long; null: until it is lifted.</param>
    /// <param name="reason">1 to 100 characters.</param>
    public static Refusal? Check(TimeSpan? time, string reason) =>
        reason is not { Length: > 0 and <= 100 } ? Refusal.Length("reason", 1, 100)
        : time <= TimeSpan.Zero || time > Longest ? Refusal.Range("minutes", 1, (long)Longest.TotalMinutes)
        : null;

    /// <summary>
    /// When a mute ends (<see cref="DateTimeOffset.MaxValue"/>: when it is lifted); null when not muted.
    /// </summary>
    public DateTimeOffset? Until(ViewerId viewer, DateTimeOffset now) =>
        _until.TryGetValue(viewer, out var until) && until > now ? until : null;

    /// <summary>The offset of the event that lifted the viewer's last mute; null when none was lifted.</summary>
    public long? LiftedAt(ViewerId viewer) => _lifted.TryGetValue(viewer, out var offset) ? offset : null;

    /// <summary>
    /// What a viewer who talks is told while muted, with the wait where there is an end. A mute is of a person: it
    /// holds for every viewer with the same phone, as long as it holds for the one whom it names.
    /// </summary>
    /// <returns>Null when not muted.</returns>
    public Refusal? Refuse(Caller by, DateTimeOffset now, string words)
    {
        if (_until.Count == 0)
        {
            return null;
        }

        var person = by.Viewer is { } viewer ? by.SamePhone.Append(viewer) : [];
        return person.Max(one => Until(one, now)) is { } until
            ? new Refusal(RefusalCode.Muted, words, until == DateTimeOffset.MaxValue ? null : until - now)
            : null;
    }

    /// <summary>Takes in the next event; those that are no mute change nothing.</summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case ViewerMuted muted:
                _until[muted.Viewer] = muted.Until ?? DateTimeOffset.MaxValue;
                _lifted.Remove(muted.Viewer);
                break;
            case ViewerUnmuted unmuted:
                _until.Remove(unmuted.Viewer);
                _lifted[unmuted.Viewer] = logged.Offset;
                break;
        }
    }
}
