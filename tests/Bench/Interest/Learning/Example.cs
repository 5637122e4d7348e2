namespace LiveFair.Bench.Interest.Learning;

/// <summary>A lesson as a sparse row of numbers.</summary>
/// <param name="Outcome">What it is labelled as.</param>
/// <param name="Columns">Where its values stand: 0 is always there, then the rules' answers, then traces.</param>
/// <param name="Values">As many.</param>
internal sealed record Example(int Outcome, int[] Columns, double[] Values)
{
    /// <summary>The sum of the squares.</summary>
    public double Square { get; } = Values.Sum(value => value * value);

    /// <param name="rulesValue">What the rules' answer counts beside a wording of length 1.</param>
    public static Example Of(Lesson lesson, IReadOnlyDictionary<ulong, int> columns, double rulesValue)
    {
        var values = new SortedDictionary<int, double> { [0] = 1 };
        if (lesson.Answer is { } answer)
        {
            values[1 + answer] = rulesValue;
        }

        var size = Math.Sqrt(lesson.Traces.Count);
        foreach (var trace in lesson.Traces)
        {
            if (columns.TryGetValue(trace.Key, out var column))
            {
                values[column] = values.GetValueOrDefault(column) + (1 / size);
            }
        }

        return new Example(lesson.Outcome, [.. values.Keys], [.. values.Values]);
    }

    /// <summary>The product with weights.</summary>
    public double Times(double[] weights)
    {
        var sum = 0d;
        for (var at = 0; at < Columns.Length; at++)
        {
            sum += weights[Columns[at]] * Values[at];
        }

        return sum;
    }

    /// <summary>Adds this row so many times.</summary>
    public void AddTo(double[] weights, double times)
    {
        for (var at = 0; at < Columns.Length; at++)
        {
            weights[Columns[at]] += times * Values[at];
        }
    }
}
