using LiveFair.Live.Interest.Reading.Wording;

namespace LiveFair.Bench.Interest.Learning;

/// <summary>
/// Learns weights from labelled comments: for each outcome a linear support vector machine that parts it from the
/// others, by dual coordinate descent (Hsieh and others, A Dual Coordinate Descent Method for Large-scale Linear SVM,
/// ICML 2008, algorithm 1 with squared loss). The same comments give the same weights on any machine.
/// </summary>
internal static class WeightLearner
{
    private const double Strictness = 3;
    private const int LeastLessons = 4;
    private const int Rounds = 40;
    private const double Hundredth = 100;

    /// <summary>Learns; a trace that stands in fewer than four comments teaches nothing.</summary>
    /// <param name="outcomes">How many there are; lessons number them from 0.</param>
    /// <param name="rulesValue">What the rules' answer counts beside a wording of length 1.</param>
    public static Weights Learn(IReadOnlyList<Lesson> lessons, int outcomes, double rulesValue)
    {
        var columns = Columns(lessons, 1 + outcomes);
        var examples = lessons.Select(lesson => Example.Of(lesson, columns, rulesValue)).ToList();
        var learnt = Enumerable.Range(0, outcomes)
            .Select(outcome => Separate(examples, outcome, outcomes, 1 + outcomes + columns.Count)).ToList();
        int[] Row(int column, double times) =>
            [.. learnt.Select(weights => (int)Math.Round(weights[column] * times * Hundredth))];
        return new Weights(
            columns.ToDictionary(one => one.Key, one => Row(one.Value, 1)),
            Row(0, 1),
            [.. Enumerable.Range(0, outcomes).Select(outcome => Row(1 + outcome, rulesValue))]);
    }

    private static Dictionary<ulong, int> Columns(IReadOnlyList<Lesson> lessons, int from) => lessons
        .SelectMany(lesson => lesson.Traces.Select(trace => trace.Key).Distinct())
        .CountBy(key => key).Where(one => one.Value >= LeastLessons).Select(one => one.Key)
        .Order().Index().ToDictionary(one => one.Item, one => from + one.Index);

    private static double[] Separate(List<Example> examples, int outcome, int outcomes, int columns)
    {
        var rarity = examples.Count / (outcomes * (double)Math.Max(1, examples.Count(one => one.Outcome == outcome)));
        var weights = new double[columns];
        var pulls = new double[examples.Count];
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var shuffle = new Random(1);
        for (var round = 0; round < Rounds; round++)
        {
            shuffle.Shuffle(order);
            foreach (var at in order)
            {
                var example = examples[at];
                var (side, give) = example.Outcome == outcome
                    ? (1, 1 / (2 * rarity * Strictness))
                    : (-1, 1 / (2 * Strictness));
                var slope = (side * example.Times(weights)) - 1 + (pulls[at] * give);
                var pull = Math.Max(0, pulls[at] - (slope / (example.Square + give)));
                example.AddTo(weights, (pull - pulls[at]) * side);
                pulls[at] = pull;
            }
        }

        return weights;
    }
}
