namespace LiveFair.Web.Feeds;

/// <summary>Counts people, not connections: somebody with two tabs is one.</summary>
internal sealed class Watchers
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _people = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>How many different people watch.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _people.Count;
            }
        }
    }

    /// <summary>Ends when somebody next comes or goes. Read before <see cref="Count"/>, no change is missed.</summary>
    public Task Changed
    {
        get
        {
            lock (_gate)
            {
                if (_changed.Task.IsCompleted)
                {
                    _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                }

                return _changed.Task;
            }
        }
    }

    public void Come(string? person)
    {
        if (person is null)
        {
            return;
        }

        lock (_gate)
        {
            _people[person] = _people.GetValueOrDefault(person) + 1;
            _changed.TrySetResult();
        }
    }

    public void Go(string? person)
    {
        if (person is null)
        {
            return;
        }

        lock (_gate)
        {
            if (--_people[person] == 0)
            {
                _people.Remove(person);
            }

            _changed.TrySetResult();
        }
    }
}
