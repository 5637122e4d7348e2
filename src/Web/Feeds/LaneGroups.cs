namespace LiveFair.Web.Feeds;

/// <summary>
/// All lanes that follow one feed, and whose turn it is. Lanes come and go at any time; one pump sends.
/// </summary>
internal sealed class LaneGroups(Pace pace, TimeProvider time)
{
    private readonly Lock _gate = new();
    private LaneGroup[] _groups = [];
    private int _lanes;

    /// <summary>How many lanes there are.</summary>
    public int Count => Volatile.Read(ref _lanes);

    /// <summary>A place in a group that has room.</summary>
    /// <param name="view">What a new group counts as sent.</param>
    public LaneGroup Join(FeedView view)
    {
        lock (_gate)
        {
            _lanes++;
            var group = Array.Find(_groups, group => group.Places < LaneGroup.Most);
            if (group is null)
            {
                group = new LaneGroup(view);
                _groups = [.. _groups, group];
            }

            group.Places++;
            return group;
        }
    }

    /// <summary>Gives a place back; a group without any is gone.</summary>
    public void Leave(LaneGroup group)
    {
        lock (_gate)
        {
            _lanes--;
            if (--group.Places == 0)
            {
                _groups = [.. _groups.Where(other => other != group)];
            }
        }
    }

    /// <summary>When the next group that lacks something may send; null when none does.</summary>
    public DateTimeOffset? NextDue(FeedView view)
    {
        DateTimeOffset? next = null;
        foreach (var group in Volatile.Read(ref _groups))
        {
            if (group.IsBehind(view) && (next is null || group.Due < next))
            {
                next = group.Due;
            }
        }

        return next;
    }

    /// <summary>
    /// Sends to the groups whose turn it is, one for each processor: the pump looks for news before the next.
    /// </summary>
    public Task SendDue(FeedView view)
    {
        var now = time.GetUtcNow();
        var due = Volatile.Read(ref _groups).Where(group => group.Due <= now && group.IsBehind(view))
            .OrderBy(group => group.Due).Take(Environment.ProcessorCount).ToList();
        if (due.Count > 1)
        {
            return Task.WhenAll(due.Select(group => Task.Run(() => Send(group, view))));
        }

        due.ForEach(group => Send(group, view));
        return Task.CompletedTask;
    }

    private void Send(LaneGroup group, FeedView view)
    {
        var began = time.GetTimestamp();
        var sent = group.Send(view);
        pace.Took(time.GetElapsedTime(began), sent);
        group.Due = time.GetUtcNow() + pace.Spacing(Count);
    }
}
