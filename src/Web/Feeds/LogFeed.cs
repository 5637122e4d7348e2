using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Web.Lanes;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Feeds;

/// <summary>
/// One log on this node: takes in what comes of it, and lets any number of cursors read. Readers only wait for the next
/// view; nobody's slowness is felt here.
/// </summary>
internal sealed partial class LogFeed : IAsyncDisposable
{
    private static readonly TimeSpan RepairSpacing = TimeSpan.FromSeconds(1);

    private readonly LogName _log;
    private readonly ILogStore _store;
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LogRing _ring;
    private readonly LogIntake _intake;
    private readonly Bell _bell;
    private readonly LaneGroups _lanes;
    private readonly Pace _pace;

    private FeedView _newest;
    private FeedView _view;
    private DateTimeOffset _viewDue;
    private IAsyncDisposable? _subscription;
    private Task _pump = Task.CompletedTask;
    private Opening? _opening;
    private volatile bool _isOver;

    public LogFeed(
        LogName log,
        ILogStore store,
        FeedOptions options,
        TimeProvider time,
        ILogger logger,
        Func<AudienceReport, Task<int>> reportAudience)
    {
        _log = log;
        _store = store;
        _options = options;
        _time = time;
        _logger = logger;
        _bell = new Bell(time);
        _pace = new Pace(options.Spacing);
        _lanes = new LaneGroups(_pace, time);
        Watchers = new Watchers(_bell.Ring);
        Sightings = new Sightings(log, Watchers);
        Presence = new Presence(log, Watchers, Sightings, reportAudience, time, logger);
        _ring = new LogRing(options.ReadablePerSecond);
        _intake = new LogIntake(log, store, _ring, Sightings.Take, time);
        _newest = _view = new FeedView(_ring, 0, 0);
    }

    /// <summary>The present view. Take it before looking, wait for its end after finding nothing.</summary>
    public FeedView View => Volatile.Read(ref _view);

    /// <summary>Those who watch through this node.</summary>
    public Watchers Watchers { get; }

    /// <summary>What they saw.</summary>
    public Sightings Sightings { get; }

    /// <summary>What the session hears of them.</summary>
    public Presence Presence { get; }

    /// <summary>
    /// What a viewer who comes now starts from, made for one who came before; null when something was heard since.
    /// </summary>
    public Opening? Opening => Volatile.Read(ref _opening) is { } made && made.Head == _intake.Heard ? made : null;

    /// <summary>Keeps it for those who come before anything new is heard.</summary>
    public void Keep(Opening made) => Volatile.Write(ref _opening, made);

    /// <summary>Subscribes first and reads the log's end then, so that nothing falls between the two.</summary>
    /// <param name="head">How far the log reached when somebody last looked.</param>
    /// <param name="shown">What was shown then; null: the session was not on air, or it is no session.</param>
    public async Task Start(IRelay relay, long head, Shown? shown = null)
    {
        Sightings.Begin(shown, head);
        _subscription = await relay.Subscribe(_log, Hear);
        await _intake.Begin(Math.Max(0, head - _options.RecoveryWindow));
        Look();
        Volatile.Write(ref _view, _newest);
        _pump = Pump();
    }

    /// <summary>The frame behind a cursor, from the ring or from the store; null when there is nothing yet.</summary>
    public async ValueTask<FrameMessage?> Frame(FeedView view, long after, Audience audience)
    {
        if (after >= view.Head)
        {
            return null;
        }

        return view.Frame(after, audience) ?? await StoredFrame(view, after, audience);
    }

    /// <summary>Lets a lane have all that follows, without its stream.</summary>
    /// <param name="after">How far its stream has come.</param>
    /// <param name="viewers">How many viewers its stream told of.</param>
    /// <returns>Its place; null when another stream has the lane, or it has ended.</returns>
    public FeedCursor? Follow(Lane lane, LaneEncoding encoding, long after, int viewers)
    {
        var group = _lanes.Join(Volatile.Read(ref _newest));
        var cursor = new FeedCursor(group, encoding, after, viewers);
        if (!lane.TryFollow(cursor))
        {
            _lanes.Leave(group);
            return null;
        }

        group.Add(lane);

        // What the group has and this lane has not is sent now; the pump looks whether the group itself is behind.
        lane.Push();
        _bell.Ring();
        return cursor;
    }

    /// <summary>Takes the lane back; its cursor moves no more.</summary>
    public void Leave(Lane lane, FeedCursor cursor)
    {
        // In this order: once the lane is free another stream may follow with it, maybe in the same group.
        cursor.Group.Remove(lane);
        lane.Leave();
        _lanes.Leave(cursor.Group);
    }

    public async ValueTask DisposeAsync()
    {
        _isOver = true;
        _bell.Ring();
        if (_subscription is { } subscription)
        {
            await subscription.DisposeAsync();
        }

        await _pump;
        View.End();
        _bell.Dispose();
    }

    private void Hear(LogTail tail)
    {
        _intake.Hear(tail);
        _bell.Ring();
    }

    private async Task Pump()
    {
        while (!_isOver)
        {
            try
            {
                await _bell.Wait(Patience());
                await _intake.TakeNews();
                if (Presence.ReportWhenDue())
                {
                    Presence.Report.GetAwaiter().OnCompleted(_bell.Ring);
                }

                Look();
                if (IsBehind(View) && _time.GetUtcNow() >= _viewDue)
                {
                    Show();
                }

                await _lanes.SendDue(_newest);
            }
            catch (Exception problem)
            {
                // The store did not answer: viewers keep what they have, and the next round repairs.
                LogRepairFailed(_logger, _log.Value, problem);
                _intake.CheckSoon();
                await Task.Delay(RepairSpacing, _time);
            }
        }
    }

    /// <summary>How long there is nothing to do unless the bell rings.</summary>
    private TimeSpan Patience()
    {
        var next = _intake.NextCheck;
        next = Presence.Report.IsCompleted && Presence.Next < next ? Presence.Next : next;
        next = IsBehind(View) && _viewDue < next ? _viewDue : next;
        next = _lanes.NextDue(_newest) is { } due && due < next ? due : next;
        return next - _time.GetUtcNow();
    }

    private bool IsBehind(FeedView view) => view.Head != _intake.Head || view.Viewers != Presence.Viewers;

    private void Look()
    {
        if (IsBehind(_newest))
        {
            Volatile.Write(ref _newest, new FeedView(_ring, _intake.Head, Presence.Viewers));
        }
    }

    /// <summary>Wakes the streams.</summary>
    private void Show()
    {
        var old = View;
        Volatile.Write(ref _view, _newest);
        _viewDue = _time.GetUtcNow() + _pace.Spacing(Watchers.Count - _lanes.Count);
        old.End();
    }

    private async Task<FrameMessage> StoredFrame(FeedView view, long after, Audience audience)
    {
        var events = audience == Audience.Everything
            ? await _store.Read(_log, after, FeedView.MostEvents)
            : await _store.ReadAllButComments(_log, after, FeedView.MostEvents);
        var last = audience == Audience.Everything || events.Count == FeedView.MostEvents
            ? events[^1].Offset
            : Math.Max(after + 1, view.Head - LogRing.Capacity / 2);
        var kept = events.TakeWhile(logged => logged.Offset <= last).ToList();
        return new FrameMessage
        {
            First = after + 1,
            Last = last,
            Events = [.. kept.Select(logged => new EncodedEvent(logged, Screen.Always))],
            Viewers = view.Viewers,
            Skipped = last - after - kept.Count,
        };
    }

    [LoggerMessage(3001, LogLevel.Warning, "The feed of {Log} could not be repaired; it tries again")]
    private static partial void LogRepairFailed(ILogger logger, string log, Exception problem);
}
