using System.Threading.Channels;
using LiveFair.Live.Log;
using LiveFair.Web.Lanes;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Feeds;

/// <summary>
/// One log on this node: follows the relay, repairs what the relay lost from the store, and lets any number of
/// cursors read. Readers only wait for the next view; nobody's slowness is felt here.
/// </summary>
internal sealed partial class LogFeed : IAsyncDisposable
{
    private const int Page = 1_000;
    private static readonly TimeSpan PositionCheck = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RepairSpacing = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestSpacing = TimeSpan.FromMilliseconds(500);

    private readonly LogName _log;
    private readonly ILogStore _store;
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LogRing _ring;
    private readonly Watchers _watchers = new();
    private readonly FrameTrack _track = new();
    private readonly FeedLanes _lanes = new();
    private readonly CancellationTokenSource _ending = new();

    // What is dropped here is found missing by its offset, and read from the store.
    private readonly Channel<LogTail> _tails = Channel.CreateBounded<LogTail>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private FeedView _view;
    private IAsyncDisposable? _subscription;
    private Task _pump = Task.CompletedTask;
    private long _head;
    private DateTimeOffset _nextCheck;

    public LogFeed(
        LogName log,
        ILogStore store,
        FeedOptions options,
        TimeProvider time,
        ILogger logger,
        Func<int, Task<int>> reportViewers)
    {
        _log = log;
        _store = store;
        _options = options;
        _time = time;
        _logger = logger;
        Presence = new Presence(log, _watchers, reportViewers, time, logger);
        _ring = new LogRing(options.ReadablePerSecond);
        _view = new FeedView(_ring, 0, 0);
    }

    /// <summary>The present view. Take it before looking, wait for its end after finding nothing.</summary>
    public FeedView View => Volatile.Read(ref _view);

    /// <summary>Those who watch through this node.</summary>
    public Watchers Watchers => _watchers;

    /// <summary>What the session hears of them.</summary>
    public Presence Presence { get; }

    /// <summary>Subscribes first and reads the log's end then, so that nothing falls between the two.</summary>
    /// <param name="head">How far the log reached when somebody last looked.</param>
    public async Task Start(IRelay relay, long head)
    {
        _subscription = await relay.Subscribe(_log, Hear);
        _head = Math.Max(0, head - _options.RecoveryWindow);
        await CatchUp();
        Show();
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
    /// <returns>Its place in the frames; null when that is not where they stand, or the lane follows already.</returns>
    public TrackCursor? Follow(Lane lane, LaneEncoding encoding, long after)
    {
        if (_track.Join(after, encoding) is not { } cursor || !lane.TryFollow(cursor))
        {
            return null;
        }

        // What came before it was added is sent with what comes next, at once.
        _lanes.Add(lane);
        lane.Push();
        return cursor;
    }

    /// <summary>Takes the lane back; its cursor moves no more.</summary>
    public void Leave(Lane lane)
    {
        lane.Leave();
        _lanes.Remove(lane);
    }

    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync();
        if (_subscription is { } subscription)
        {
            await subscription.DisposeAsync();
        }

        await _pump;
        View.End();
        _ending.Dispose();
    }

    /// <summary>
    /// Words that were removed are gone at once, not a tick later: the removal is about to be answered.
    /// </summary>
    private void Hear(LogTail tail)
    {
        // Handed on first: a comment that the pump is just taking in is blanked by it, before it shows.
        _tails.Writer.TryWrite(tail);
        foreach (var logged in tail.Events)
        {
            if (logged.Body is CommentRemoved removed)
            {
                _ring.Blank(removed.Target);
                _track.Forget();
            }
        }
    }

    private async Task Pump()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                await Woken();
                if (_tails.Reader.TryPeek(out _))
                {
                    await Drain();
                }
                else if (_time.GetUtcNow() >= _nextCheck)
                {
                    await CatchUp();
                }

                Presence.ReportWhenDue();
                if (_head != View.Head || Presence.Viewers != View.Viewers)
                {
                    var began = _time.GetTimestamp();
                    Show();
                    await _lanes.Push();
                    await Task.Delay(SpacingAfter(_time.GetElapsedTime(began)), _time, _ending.Token);
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The store did not answer: viewers keep what they have, and the next round repairs.
                LogRepairFailed(_logger, _log.Value, problem);
                _nextCheck = DateTimeOffset.MinValue;
                await Task.Delay(RepairSpacing, _time, CancellationToken.None);
            }
        }
    }

    /// <summary>Waits for news, for another number of viewers, or until it is time to check the position.</summary>
    private async Task Woken()
    {
        // All that can end the wait is taken before it is looked at: what happens meanwhile ends it at once.
        var (changed, report) = (_watchers.Changed, Presence.Report);
        var reporting = !report.IsCompleted;
        var nextReport = reporting ? DateTimeOffset.MaxValue : Presence.Next;
        var patience = (nextReport < _nextCheck ? nextReport : _nextCheck) - _time.GetUtcNow();
        if (patience <= TimeSpan.Zero || (!reporting && Presence.Viewers != View.Viewers))
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        var news = _tails.Reader.WaitToReadAsync(over.Token).AsTask();
        var timer = Task.Delay(patience, _time, over.Token);
        await Task.WhenAny(news, timer, changed, reporting ? report : timer);
        await over.CancelAsync();
        _ending.Token.ThrowIfCancellationRequested();
    }

    private async Task Drain()
    {
        while (_tails.Reader.TryRead(out var tail))
        {
            if (tail.Head <= _head)
            {
                continue;
            }

            if (tail.Events[0].Offset > _head + 1)
            {
                await CatchUp();
            }

            foreach (var logged in tail.Events)
            {
                if (logged.Offset == _head + 1)
                {
                    Take(logged);
                }
            }
        }

        _nextCheck = _time.GetUtcNow() + PositionCheck;
    }

    private async Task CatchUp()
    {
        IReadOnlyList<LoggedEvent> page;
        do
        {
            page = await _store.Read(_log, _head, Page);
            foreach (var logged in page)
            {
                Take(logged);
            }
        }
        while (page.Count == Page);
        _nextCheck = _time.GetUtcNow() + PositionCheck;
    }

    /// <summary>How far the ring reaches is kept with it: whatever fails then, no event is taken in twice.</summary>
    private void Take(LoggedEvent logged)
    {
        _ring.Add(logged);
        _head = logged.Offset;
    }

    /// <summary>
    /// A round that took long to send is followed by as long a pause: the more watch, the more comments share a frame.
    /// </summary>
    private TimeSpan SpacingAfter(TimeSpan round) =>
        round < _options.Spacing ? _options.Spacing : round < LongestSpacing ? round : LongestSpacing;

    private void Show()
    {
        var old = View;
        var view = new FeedView(_ring, _head, Presence.Viewers);
        Volatile.Write(ref _view, view);
        Share(old, view);
        old.End();
    }

    /// <summary>The frame between two views, for all who stood at the first.</summary>
    private void Share(FeedView old, FeedView view)
    {
        var removals = _ring.Removals;
        var frame = view.Head == old.Head ? view.Empty() : view.Frame(old.Head, Audience.Screen);
        if (frame is null)
        {
            _track.Skip(view.Head);
            return;
        }

        _track.Add(frame);
        if (_ring.Removals != removals)
        {
            // Its words may have been removed while it was made: who has not got it yet gets another.
            _track.Forget();
        }
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
