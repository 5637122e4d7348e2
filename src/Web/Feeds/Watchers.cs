namespace LiveFair.Web.Feeds;

/// <summary>Counts people, not connections: somebody with two tabs is one.</summary>
/// <param name="changed">Told when somebody came or went.</param>
internal sealed class Watchers(Action changed)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, int> _people = [];

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

    /// <summary>A copy: who they are.</summary>
    public IReadOnlyList<string> People
    {
        get
        {
            lock (_gate)
            {
                return [.. _people.Keys];
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
        }

        changed();
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
        }

        changed();
    }
}
