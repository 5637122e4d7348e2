using LiveFair.Faults.Tests.Clients;

namespace LiveFair.Faults.Tests.Ledgers;

/// <summary>All that one watcher was sent, over all its connections.</summary>
public sealed class WatchRecord(int recoveryWindow)
{
    private readonly Lock _gate = new();
    private readonly List<string> _problems = [];
    private readonly SortedDictionary<long, SeenEvent> _events = [];
    private readonly List<(long Offset, TaskCompletionSource Reached)> _awaited = [];

    /// <summary>The last offset it knows of; null before its first connection.</summary>
    public long? After { get; private set; }

    public string? Epoch { get; private set; }

    /// <summary>How often it came back and got everything it had missed.</summary>
    public int Recovered { get; private set; }

    /// <summary>How often it came back and was told that it could not get everything.</summary>
    public int ToldThatNot { get; private set; }

    /// <summary>Takes down the next item.</summary>
    public void Add(WatchItem item)
    {
        lock (_gate)
        {
            switch (item)
            {
                case WatchItem.Joined joined:
                    Join(joined);
                    break;
                case WatchItem.Frame frame:
                    Take(frame);
                    break;
            }

            foreach (var (_, reached) in _awaited.Where(awaited => awaited.Offset <= After))
            {
                reached.TrySetResult();
            }
        }
    }

    /// <summary>Completes when the watcher has come to this offset.</summary>
    public Task Reaches(long offset)
    {
        lock (_gate)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _awaited.Add((offset, reached));
            if (After >= offset)
            {
                reached.SetResult();
            }

            return reached.Task;
        }
    }

    /// <summary>What is wrong with it, given the static list; empty when all is well.</summary>
    public IReadOnlyList<string> Problems(IReadOnlyList<SeenEvent> log)
    {
        lock (_gate)
        {
            var wrong = _events.Values.Where(seen => seen.Offset > log.Count || log[(int)seen.Offset - 1] != seen)
                .Select(seen => $"saw {seen}, which the static list does not hold");
            return [.. _problems, .. wrong];
        }
    }

    private void Join(WatchItem.Joined joined)
    {
        if (After is not { } after)
        {
            (After, Epoch) = (joined.Head, joined.Epoch);
            return;
        }

        var owed = joined.Epoch == Epoch && joined.Head >= after && joined.Head - after <= recoveryWindow;
        if (owed != joined.Recovered)
        {
            _problems.Add($"came back at {after} ({Epoch}), {recoveryWindow} to recover, and was told {joined}");
        }

        if (joined.Recovered)
        {
            Recovered++;
        }
        else
        {
            ToldThatNot++;
            (After, Epoch) = (joined.Head, joined.Epoch);
        }
    }

    private void Take(WatchItem.Frame frame)
    {
        if (frame.First != After + 1)
        {
            _problems.Add($"stood at {After} and got the frame {frame.First} to {frame.Last}");
        }

        if (frame.Events.Count + frame.Skipped != frame.Last - frame.First + 1)
        {
            _problems.Add(
                $"the frame {frame.First} to {frame.Last} holds {frame.Events.Count}, skipped {frame.Skipped}");
        }

        foreach (var seen in frame.Events)
        {
            if (seen.Offset < frame.First || seen.Offset > frame.Last || !_events.TryAdd(seen.Offset, seen))
            {
                _problems.Add($"{seen} came twice, or in the frame {frame.First} to {frame.Last}");
            }
        }

        After = Math.Max(After ?? 0, frame.Last);
    }
}
