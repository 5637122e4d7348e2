using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace LiveFair.Live.Interest.Reading.Wording;

/// <summary>
/// What each trace of a comment's wording, and what the rules answer, speaks for and against. Learnt from labelled
/// comments: where the rules know no word of a comment, its wording decides.
/// </summary>
/// <param name="traces">By <see cref="Trace.Key"/>: what it weighs for each outcome, in hundredths.</param>
/// <param name="always">What weighs for each outcome in any comment.</param>
/// <param name="rules">By the outcome that the rules answer: what that weighs for each.</param>
internal sealed class Weights(IReadOnlyDictionary<ulong, int[]> traces, int[] always, IReadOnlyList<int[]> rules)
{
    private const string Always = "*";

    /// <summary>The outcome that weighs most.</summary>
    /// <param name="found">The comment's traces.</param>
    /// <param name="answer">The outcome that the rules answer.</param>
    public int Weigh(IReadOnlyList<Trace> found, int answer)
    {
        var sums = Sums(found, 1, _ => 0)[0];
        var size = Math.Sqrt(found.Count);
        return Enumerable.Range(0, always.Length)
            .MaxBy(one => always[one] + rules[answer][one] + (sums[one] / size));
    }

    /// <summary>The place of the clause that speaks most for an outcome.</summary>
    /// <param name="found">The comment's traces.</param>
    /// <param name="clauses">How many clauses it has; at least one.</param>
    /// <param name="outcome">Which.</param>
    public int Clause(IReadOnlyList<Trace> found, int clauses, int outcome) =>
        Sums(found, clauses, trace => trace.Clause).Index().MaxBy(one => one.Item[outcome]).Index;

    /// <summary>Reads what <see cref="Write"/> wrote.</summary>
    /// <exception cref="FormatException">A row is missing, or has not a weight for each outcome.</exception>
    public static Weights Read(string text)
    {
        var rows = text.Split('\n').Where(line => line.Length > 0).Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields.Skip(1).Select(Number).ToArray());
        int[] Take(string name) => rows.Remove(name, out var row)
            ? row
            : throw new FormatException($"The row {name} is missing.");
        var always = Take(Always);
        var rules = Enumerable.Range(0, always.Length).Select(answer => Take(NameOf(answer))).ToList();
        return rules.Concat(rows.Values).All(row => row.Length == always.Length)
            ? new Weights(rows.ToFrozenDictionary(one => Trace.Pack(one.Key), one => one.Value), always, rules)
            : throw new FormatException($"Each row has {always.Length} weights.");
    }

    /// <summary>One row a line, tabs between: the trace, then what it weighs for each outcome.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        var named = rules.Index().Select(one => (Name: NameOf(one.Index), Row: one.Item)).Prepend((Always, always));
        var found = traces.Select(one => (Name: Trace.Unpack(one.Key), Row: one.Value))
            .OrderBy(one => one.Name, StringComparer.Ordinal);
        foreach (var (name, row) in named.Concat(found))
        {
            text.Append(name).Append('\t').AppendJoin('\t', row).Append('\n');
        }

        return text.ToString();
    }

    private int[][] Sums(IReadOnlyList<Trace> found, int parts, Func<Trace, int> part)
    {
        var sums = Enumerable.Range(0, parts).Select(_ => new int[always.Length]).ToArray();
        foreach (var trace in found)
        {
            if (traces.TryGetValue(trace.Key, out var row))
            {
                var sum = sums[part(trace)];
                for (var outcome = 0; outcome < row.Length; outcome++)
                {
                    sum[outcome] += row[outcome];
                }
            }
        }

        return sums;
    }

    private static string NameOf(int answer) => string.Create(CultureInfo.InvariantCulture, $"={answer}");

    private static int Number(string field) => int.Parse(field, CultureInfo.InvariantCulture);
}
