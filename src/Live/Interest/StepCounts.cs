namespace LiveFair.Live.Interest;

/// <summary>How many came in each ten seconds of session time.</summary>
internal sealed class StepCounts
{
    /// <summary>The shortest step of a curve; longer ones are multiples of it.</summary>
    public const int StepMs = 10_000;

    private readonly Dictionary<long, int> _counts = [];

    /// <summary>One more came at that time, or one fewer did.</summary>
    public void Add(long mediaMs, int change)
    {
        var step = mediaMs / StepMs;
        var count = _counts.GetValueOrDefault(step) + change;
        if (count == 0)
        {
            _counts.Remove(step);
        }
        else
        {
            _counts[step] = count;
        }
    }

    /// <summary>Somebody came at another time than was counted, for the first time, or not at all.</summary>
    public void Move(long? from, long? to)
    {
        if (from == to)
        {
            return;
        }

        if (from is { } before)
        {
            Add(before, -1);
        }

        if (to is { } after)
        {
            Add(after, 1);
        }
    }

    /// <summary>How many came in the steps from one to another, both counted in.</summary>
    public int Between(long firstStep, long lastStep)
    {
        var sum = 0;
        for (var step = firstStep; step <= lastStep; step++)
        {
            sum += _counts.GetValueOrDefault(step);
        }

        return sum;
    }

    /// <summary>How many came in each longer step; in no order, empty ones left out.</summary>
    /// <param name="stepMs">A multiple of <see cref="StepMs"/>.</param>
    /// <returns>When each step begins, and how many came.</returns>
    public IEnumerable<KeyValuePair<long, int>> By(int stepMs) => _counts
        .GroupBy(pair => pair.Key * StepMs / stepMs * stepMs)
        .Select(step => KeyValuePair.Create(step.Key, step.Sum(pair => pair.Value)));
}
