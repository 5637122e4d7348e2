using LiveFair.Web.Lanes;

namespace LiveFair.Web.Feeds;

/// <summary>The lanes that follow a feed, woken together.</summary>
internal sealed class FeedLanes
{
    /// <summary>Fewer are woken on one thread: splitting them costs more than it saves.</summary>
    private const int LeastToSplit = 500;

    private readonly Lock _gate = new();
    private readonly HashSet<Lane> _lanes = [];
    private Lane[]? _all = [];

    public void Add(Lane lane)
    {
        lock (_gate)
        {
            _lanes.Add(lane);
            _all = null;
        }
    }

    public void Remove(Lane lane)
    {
        lock (_gate)
        {
            _lanes.Remove(lane);
            _all = null;
        }
    }

    /// <summary>Lets every lane send what is new, as far as its socket takes it at once.</summary>
    public Task Push()
    {
        Lane[] lanes;
        lock (_gate)
        {
            lanes = _all ??= [.. _lanes];
        }

        var parts = Math.Min(Environment.ProcessorCount, lanes.Length / LeastToSplit);
        if (parts > 1)
        {
            return Task.WhenAll(Enumerable.Range(0, parts).Select(part => Task.Run(() => Push(lanes, part, parts))));
        }

        Push(lanes, 0, 1);
        return Task.CompletedTask;
    }

    private static void Push(Lane[] lanes, int first, int step)
    {
        for (var i = first; i < lanes.Length; i += step)
        {
            lanes[i].Push();
        }
    }
}
