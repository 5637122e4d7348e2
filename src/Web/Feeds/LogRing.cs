using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Web.Feeds;

/// <summary>
/// The last events of a log. One writer; readers need no lock, for a slot names its offset: one that was overwritten
/// meanwhile is seen to be another's.
/// </summary>
internal sealed class LogRing(int readablePerSecond)
{
    public const int Capacity = 4_096;

    private readonly EncodedEvent?[] _slots = new EncodedEvent?[Capacity];
    private readonly ScreenSampler _sampler = new(readablePerSecond);
    private int _removals;

    /// <summary>How often words were taken out. What was made of the ring before that is not to be used.</summary>
    public int Removals => Volatile.Read(ref _removals);

    /// <summary>Takes the next event; the offset must be one above the last.</summary>
    public void Add(LoggedEvent logged)
    {
        var screen = logged.Body is not Commented ? Screen.Always
            : _sampler.Shows(logged.At) ? Screen.Shown
            : Screen.Sampled;
        Volatile.Write(ref _slots[logged.Offset % Capacity], new EncodedEvent(logged, screen));
        if (logged.Body is CommentRemoved removed)
        {
            Blank(removed.Target);
        }
    }

    /// <summary>Takes the words from a comment that the ring holds.</summary>
    public void Blank(long target)
    {
        if (Find(target) is { } comment)
        {
            // Only if it still stands there: the relay's thread may be overtaken by the writer.
            Interlocked.CompareExchange(ref _slots[target % Capacity], comment.WithoutWords(), comment);
            Interlocked.Increment(ref _removals);
        }
    }

    /// <summary>The event at an offset; null when the ring no longer holds it.</summary>
    public EncodedEvent? Find(long offset) =>
        offset > 0 && Volatile.Read(ref _slots[offset % Capacity]) is { } found && found.Offset == offset
            ? found
            : null;
}
