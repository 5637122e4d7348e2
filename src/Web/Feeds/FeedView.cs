using System.Collections.Concurrent;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Feeds;

/// <summary>A feed between two ticks: how far it reaches, and the frames that were made for it.</summary>
internal sealed class FeedView(LogRing ring, long head, int viewers)
{
    /// <summary>The most comments one frame shows to a screen; older ones are skipped.</summary>
    public const int MostComments = 500;

    /// <summary>The most events in a frame for those who want everything.</summary>
    public const int MostEvents = 500;

    /// <summary>Frames kept. Nearly all cursors stand at one place; who asks for many others fills no memory.</summary>
    private const int MostKept = 64;

    private readonly ConcurrentDictionary<(long After, Audience Audience, int Removals), FrameMessage> _frames = new();
    private readonly TaskCompletionSource _over = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private FrameMessage? _empty;
    private int _kept;

    public long Head => head;

    public int Viewers => viewers;

    /// <summary>Ends when there is a newer view.</summary>
    public Task Over => _over.Task;

    public void End() => _over.SetResult();

    /// <summary>A frame without events, for a changed number of viewers.</summary>
    public FrameMessage Empty() => _empty ??= Make(head, head, [], 0);

    /// <summary>The frame behind a cursor; null when the ring does not reach back so far.</summary>
    public FrameMessage? Frame(long after, Audience audience)
    {
        // Read before the events: a frame that still has words which are removed meanwhile is never found again.
        var key = (after, audience, ring.Removals);
        if (_frames.TryGetValue(key, out var made))
        {
            return made;
        }

        var frame = audience == Audience.Screen ? ScreenFrame(after) : WholeFrame(after);
        return frame is null || Interlocked.Increment(ref _kept) > MostKept ? frame : _frames.GetOrAdd(key, frame);
    }

    private FrameMessage? WholeFrame(long after)
    {
        var last = Math.Min(head, after + MostEvents);
        var events = new List<EncodedEvent>((int)(last - after));
        for (var offset = after + 1; offset <= last; offset++)
        {
            if (ring.Find(offset) is not { } encoded)
            {
                return null;
            }

            events.Add(encoded);
        }

        return Make(after, last, events, 0);
    }

    private FrameMessage? ScreenFrame(long after)
    {
        // From the newest back, so that of many comments the newest are kept.
        var events = new List<EncodedEvent>();
        var comments = 0;
        long skipped = 0;
        for (var offset = head; offset > after; offset--)
        {
            if (ring.Find(offset) is not { } encoded)
            {
                return null;
            }

            if (encoded.Screen == Screen.Sampled || (encoded.Screen == Screen.Shown && ++comments > MostComments))
            {
                skipped++;
            }
            else
            {
                events.Add(encoded);
            }
        }

        events.Reverse();
        return Make(after, head, events, skipped);
    }

    private FrameMessage Make(long after, long last, List<EncodedEvent> events, long skipped) => new()
    {
        First = after + 1, Last = last, Events = events, Viewers = viewers, Skipped = skipped,
    };
}
