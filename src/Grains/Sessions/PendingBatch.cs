using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Sessions;

/// <summary>
/// Events of one batch that were decided and wait for their commit. Most commands of a busy session do not care about
/// one another and are committed together; one that does must be decided on what those before it made of the session.
/// </summary>
internal sealed class PendingBatch
{
    private readonly HashSet<Reacted> _reactions = [];
    private readonly HashSet<string> _speakers = [];
    private readonly HashSet<(string Actor, OpId Op)> _ops = [];
    private bool _changesRules;

    public List<PendingEvent> Events { get; } = [];

    /// <summary>The place of each event's command in the batch.</summary>
    public List<int> Places { get; } = [];

    /// <summary>Whether what waits may decide what comes of the command.</summary>
    /// <param name="command">What is to be decided next.</param>
    /// <param name="slow">With slow mode, what somebody said decides when they, or their other devices, may say more.
    /// </param>
    public bool Decides(SessionCommand command, SlowMode slow) =>
        Events.Count > 0 && (_changesRules || IsSaidAgain(command) || IsFor(command, slow));

    public void Add(int place, PendingEvent pending)
    {
        Places.Add(place);
        Events.Add(pending);
        if (pending.Op is { } op)
        {
            _ops.Add((pending.Actor, op));
        }

        if (pending.Body is Reacted reacted)
        {
            _reactions.Add(reacted);
        }
        else if (pending.Body is Commented said)
        {
            _speakers.Add(said.By.Id);
        }

        _changesRules |= pending.Body is not (Commented or Reacted or Applied or Enrolled);
    }

    public void Clear()
    {
        Places.Clear();
        Events.Clear();
        _reactions.Clear();
        _speakers.Clear();
        _ops.Clear();
        _changesRules = false;
    }

    private bool IsFor(SessionCommand command, SlowMode slow) => command switch
    {
        SayOnScreen { By: { Viewer: { } speaker, SamePhone: var others } } when slow.Since > 0 =>
            _speakers.Contains(speaker.Value) || others.Any(other => _speakers.Contains(other.Value)),
        SayOnScreen or RecordApplication or RecordEnrolment => false,
        ReactToPosting { By.Viewer: { } viewer } react => _reactions.Contains(
            new Reacted(viewer, react.Posting, react.Kind)),
        _ => true,
    };

    /// <summary>A comment that may be held must not wait under the opId of what is about to stand in the log.</summary>
    private bool IsSaidAgain(SessionCommand command) =>
        command is SayOnScreen { Op: { } op } && _ops.Contains((command.By.Key, op));
}
