namespace LiveFair.Bench.Viewers;

/// <summary>
/// What one viewer got, checked as it comes: every offset once and in order, but for what a frame says it skipped.
/// Used by one reader at a time.
/// </summary>
internal sealed class Received(Keep keep)
{
    private readonly List<Arrival> _arrivals = [];
    private readonly Dictionary<long, WatchEvent> _events = [];
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private long _awaited = long.MaxValue;
    private long _recoveredUntil;
    private TaskCompletionSource? _reached;

    /// <summary>Ends with the first join.</summary>
    public Task FirstJoin => _joined.Task;

    public string? Epoch { get; private set; }

    /// <summary>The last offset this viewer has or was told of; null before it joined.</summary>
    public long? Position { get; private set; }

    public long? FirstOffset { get; private set; }

    public long LastOffset { get; private set; }

    public int Frames { get; private set; }

    public int Events { get; private set; }

    public long Skipped { get; private set; }

    /// <summary>Frames that began behind the position, or held fewer events than they covered.</summary>
    public int Gaps { get; private set; }

    /// <summary>Frames or events that came again, or out of order.</summary>
    public int Repeats { get; private set; }

    /// <summary>
    /// Joins that could not go on where the viewer left off; what lies between is not held against anybody.
    /// </summary>
    public int FreshJoins { get; private set; }

    public IReadOnlyList<Arrival> Arrivals => _arrivals;

    public IReadOnlyDictionary<long, WatchEvent> Kept => _events;

    public void Take(WatchItem item, long at)
    {
        if (item.Joined is { } joined)
        {
            Join(joined);
        }
        else
        {
            Frames++;
            TakeFrame(item, at);
        }

        lock (_gate)
        {
            if (Position >= _awaited)
            {
                _reached?.TrySetResult();
            }
        }
    }

    /// <summary>Ends once everything up to an offset came.</summary>
    public Task Reach(long offset)
    {
        lock (_gate)
        {
            _reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited = offset;
            if (Position >= offset)
            {
                _reached.SetResult();
            }

            return _reached.Task;
        }
    }

    public void GiveUp(Exception problem) => _joined.TrySetException(problem);

    private void Join(Joined joined)
    {
        Epoch = joined.Epoch;
        _recoveredUntil = joined.Head;
        if (!joined.Recovered)
        {
            FreshJoins++;
            Position = joined.Head;
        }

        _joined.TrySetResult();
    }

    private void TakeFrame(WatchItem frame, long at)
    {
        var position = Position ?? 0;
        Gaps += frame.First > position + 1 ? 1 : 0;
        Repeats += frame.First <= position && frame.Last >= frame.First ? 1 : 0;
        Gaps += frame.Events.Count + frame.Skipped < frame.Last - frame.First + 1 ? 1 : 0;
        var before = frame.First - 1;
        foreach (var one in frame.Events)
        {
            Repeats += one.Offset <= before || one.Offset > frame.Last ? 1 : 0;
            before = one.Offset;
            Take(one, at);
        }

        Skipped += frame.Skipped;
        Position = Math.Max(position, frame.Last);
    }

    private void Take(WatchEvent one, long at)
    {
        Events++;
        FirstOffset ??= one.Offset;
        LastOffset = one.Offset;
        _arrivals.Add(new Arrival(one.Offset, at, one.Offset > _recoveredUntil ? Came.Live : Came.Recovered));
        if (keep == Keep.Times)
        {
            return;
        }

        Repeats += _events.TryAdd(one.Offset, one) ? 0 : 1;
        if (one.Kind == "commentRemoved" && _events.TryGetValue(one.Target, out var comment))
        {
            _events[one.Target] = comment.Removed();
        }
    }
}

/// <summary>When an offset came, by the stopwatch.</summary>
internal readonly record struct Arrival(long Offset, long At, Came Came);

/// <summary>Whether an event was delivered as it happened.</summary>
internal enum Came
{
    /// <summary>The viewer was there.</summary>
    Live,

    /// <summary>The viewer was away when it happened, and got it on coming back: no measure of the delivery.</summary>
    Recovered,
}
