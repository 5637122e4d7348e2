using System.Threading.Channels;
using LiveFair.Live.Log;

namespace LiveFair.Web.Feeds;

/// <summary>
/// What comes of a log to this node: hears the relay, finds by the offsets what the relay lost, reads that from the
/// store, and keeps all of it in the ring. It is heard from any thread; one at a time takes in.
/// </summary>
/// <param name="taken">Told each event that is taken in, in order.</param>
internal sealed class LogIntake(
    LogName log, ILogStore store, LogRing ring, Action<LoggedEvent> taken, TimeProvider time)
{
    private const int Page = 1_000;
    private static readonly TimeSpan PositionCheck = TimeSpan.FromSeconds(10);

    // What is dropped here is found missing by its offset, and read from the store.
    private readonly Channel<LogTail> _tails = Channel.CreateBounded<LogTail>(
        new BoundedChannelOptions(1_024) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true });

    private long _heard;

    /// <summary>How far the ring reaches.</summary>
    public long Head { get; private set; }

    /// <summary>How far the log is known to reach; what lies behind the ring is still to be taken in.</summary>
    public long Heard => Volatile.Read(ref _heard);

    /// <summary>When the store is asked for what nobody told of.</summary>
    public DateTimeOffset NextCheck { get; private set; }

    /// <summary>Takes in everything behind an offset.</summary>
    public Task Begin(long after)
    {
        Head = after;
        return CatchUp();
    }

    /// <summary>
    /// Words that were removed are gone at once, not a tick later: the removal is about to be answered.
    /// </summary>
    public void Hear(LogTail tail)
    {
        Know(tail.Head);

        // Handed on first: a comment that is just being taken in is blanked with that, before it shows.
        _tails.Writer.TryWrite(tail);
        foreach (var logged in tail.Events)
        {
            if (logged.Body is CommentRemoved removed)
            {
                ring.Blank(removed.Target);
            }
        }
    }

    /// <summary>Takes in what was heard, and what the store has when it is time to ask.</summary>
    /// <exception cref="Exception">The store did not answer; the ring holds what was taken in until then.</exception>
    public async Task TakeNews()
    {
        if (!_tails.Reader.TryPeek(out _) && time.GetUtcNow() >= NextCheck)
        {
            await CatchUp();
        }

        // Also what was heard while the store was read: a comment from there may have been removed meanwhile.
        if (_tails.Reader.TryPeek(out _))
        {
            await Drain();
        }
    }

    /// <summary>The next round asks the store, whatever was heard.</summary>
    public void CheckSoon() => NextCheck = DateTimeOffset.MinValue;

    private async Task Drain()
    {
        while (_tails.Reader.TryRead(out var tail))
        {
            if (tail.Head <= Head)
            {
                continue;
            }

            if (tail.Events[0].Offset > Head + 1)
            {
                await CatchUp();
            }

            foreach (var logged in tail.Events)
            {
                if (logged.Offset == Head + 1)
                {
                    Take(logged);
                }
            }
        }

        NextCheck = time.GetUtcNow() + PositionCheck;
    }

    private async Task CatchUp()
    {
        IReadOnlyList<LoggedEvent> page;
        do
        {
            page = await store.Read(log, Head, Page);
            foreach (var logged in page)
            {
                Take(logged);
            }
        }
        while (page.Count == Page);
        NextCheck = time.GetUtcNow() + PositionCheck;
    }

    /// <summary>How far the ring reaches is kept with it: whatever fails then, no event is taken in twice.</summary>
    private void Take(LoggedEvent logged)
    {
        ring.Add(logged);
        Head = logged.Offset;
        Know(Head);
        taken(logged);
    }

    private void Know(long head)
    {
        var known = Heard;
        while (known < head && Interlocked.CompareExchange(ref _heard, head, known) is var seen && seen != known)
        {
            known = seen;
        }
    }
}
