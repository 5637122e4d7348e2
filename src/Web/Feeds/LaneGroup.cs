using LiveFair.Web.Lanes;

namespace LiveFair.Web.Feeds;

/// <summary>
/// Some of the lanes that follow a feed, woken together. Each group has its own time to send, so that many viewers are
/// served in turn instead of all at once, and what is said meanwhile reaches the next group with its turn.
/// </summary>
internal sealed class LaneGroup(FeedView view)
{
    /// <summary>Lanes in a group: some milliseconds of sending.</summary>
    public const int Most = 500;

    private readonly Lock _gate = new();
    private readonly HashSet<Lane> _lanes = [];
    private FeedView _view = view;
    private Lane[]? _all = [];

    /// <summary>What this group's lanes are sent up to.</summary>
    public FeedView View => Volatile.Read(ref _view);

    /// <summary>When it may send again, on the feed's clock.</summary>
    public DateTimeOffset Due { get; set; }

    /// <summary>Places taken; changed under the gate of <see cref="LaneGroups"/>.</summary>
    public int Places { get; set; }

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

    public bool IsBehind(FeedView view) => View.Head != view.Head || View.Viewers != view.Viewers;

    /// <summary>Lets every lane send what is new, as far as its socket takes it at once.</summary>
    /// <returns>To how many lanes.</returns>
    public int Send(FeedView view)
    {
        // Before the lanes are listed: one that is added later finds it by itself.
        Volatile.Write(ref _view, view);
        Lane[] lanes;
        lock (_gate)
        {
            lanes = _all ??= [.. _lanes];
        }

        foreach (var lane in lanes)
        {
            lane.Push();
        }

        return lanes.Length;
    }
}
