using System.Threading.Channels;
using LiveFair.Live.Log;
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
    private static readonly TimeSpan PresenceSpacing = TimeSpan.FromSeconds(1);

    private readonly LogName _log;
    private readonly ILogStore _store;
    private readonly FeedOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly LogRing _ring;
    private readonly Func<int, Task<int>> _reportViewers;
    private readonly Watchers _watchers = new();
    private readonly CancellationTokenSource _ending = new();

    // What is dropped here is found missing by its offset, and read from the store.
    private readonly Channel<LogTail> _tails = Channel.CreateBounded<LogTail>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private FeedView _view;
    private IAsyncDisposable? _subscription;
    private Task _pump = Task.CompletedTask;
    private int _reported = -1;

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
        _reportViewers = reportViewers;
        _ring = new LogRing(options.ReadablePerSecond);
        _view = new FeedView(_ring, 0, 0);
    }

    /// <summary>The present view. Take it before looking, wait for its end after finding nothing.</summary>
    public FeedView View => Volatile.Read(ref _view);

    /// <summary>Those who watch through this node.</summary>
    public Watchers Watchers => _watchers;

    /// <summary>Subscribes first and reads the log's end then, so that nothing falls between the two.</summary>
    /// <param name="head">How far the log reached when somebody last looked.</param>
    public async Task Start(IRelay relay, long head)
    {
        _subscription = await relay.Subscribe(_log, Hear);
        var from = Math.Max(0, head - _options.RecoveryWindow);
        Show(await CatchUp(from), 0);
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
            }
        }
    }

    private async Task Pump()
    {
        var viewers = 0;
        var nextReport = DateTimeOffset.MinValue;
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var heard = await Heard();
                var head = heard ? await Drain(View.Head) : await CatchUp(View.Head);
                var now = _time.GetUtcNow();
                if (now >= nextReport && (_watchers.Count != _reported || !heard))
                {
                    _reported = _watchers.Count;
                    viewers = await _reportViewers(_reported);
                    nextReport = now + PresenceSpacing;
                }

                if (head != View.Head || viewers != View.Viewers)
                {
                    Show(head, viewers);
                    await Task.Delay(_options.Spacing, _time, _ending.Token);
                }
            }
            catch (OperationCanceledException) when (_ending.IsCancellationRequested)
            {
                return;
            }
            catch (Exception problem)
            {
                // The store or the session did not answer: viewers keep what they have, and the next round repairs.
                LogRepairFailed(_logger, _log.Value, problem);
                await Task.Delay(PresenceSpacing, _time, CancellationToken.None);
            }
        }
    }

    /// <summary>Waits for news; false when it is time to check the position or to report viewers instead.</summary>
    private async Task<bool> Heard()
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_ending.Token);
        var wait = _watchers.Count == _reported ? PositionCheck : PresenceSpacing;
        var news = _tails.Reader.WaitToReadAsync(patience.Token).AsTask();
        var timer = Task.Delay(wait, _time, patience.Token);
        var first = await Task.WhenAny(news, timer, _watchers.Changed);
        await patience.CancelAsync();
        _ending.Token.ThrowIfCancellationRequested();
        return first == news && _tails.Reader.TryPeek(out _);
    }

    private async Task<long> Drain(long head)
    {
        while (_tails.Reader.TryRead(out var tail))
        {
            if (tail.Head <= head)
            {
                continue;
            }

            if (tail.Events[0].Offset > head + 1)
            {
                head = await CatchUp(head);
            }

            foreach (var logged in tail.Events)
            {
                if (logged.Offset == head + 1)
                {
                    _ring.Add(logged);
                    head++;
                }
            }
        }

        return head;
    }

    private async Task<long> CatchUp(long head)
    {
        while (true)
        {
            var page = await _store.Read(_log, head, Page);
            foreach (var logged in page)
            {
                _ring.Add(logged);
                head = logged.Offset;
            }

            if (page.Count < Page)
            {
                return head;
            }
        }
    }

    private void Show(long head, int viewers)
    {
        var old = View;
        Volatile.Write(ref _view, new FeedView(_ring, head, viewers));
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
