using static LiveFair.Live.Interest.Reading.PatternTree;

namespace LiveFair.Live.Interest.Reading.Build;

/// <summary>
/// Reads patterns: words stand for themselves, <c>{name}</c> for a class, <c>{a|b}</c> for either; <c>?</c> behind }
/// makes it optional; <c>…</c> is up to six letters, <c>^</c> and <c>$</c> the bounds of a thought.
/// </summary>
internal sealed class PatternReader(WordClasses classes)
{
    private const string Signs = "…^${";

    /// <summary>The ways to go through a pattern, one for each choice of its parts.</summary>
    /// <exception cref="FormatException">A brace is not closed, or a class is not known.</exception>
    public IReadOnlyList<IReadOnlyList<int>> Read(string pattern)
    {
        List<List<int>> ways = [[]];
        for (var at = 0; at < pattern.Length;)
        {
            var (steps, behind) = StepsAt(pattern, at);
            var isOptional = behind < pattern.Length && pattern[behind] == '?';
            ways = [.. ways.SelectMany(way => Onward(way, steps, isOptional))];
            at = isOptional ? behind + 1 : behind;
        }

        return ways.Where(way => way.Exists(step => step >= 0)).ToList();
    }

    private static IEnumerable<List<int>> Onward(List<int> way, IEnumerable<int> steps, bool isOptional)
    {
        var onward = steps.Select(step => (List<int>)[.. way, step]);
        return isOptional ? onward.Append(way) : onward;
    }

    private (IReadOnlyList<int> Steps, int Behind) StepsAt(string pattern, int at)
    {
        switch (pattern[at])
        {
            case '…': return ([Step.Gap], at + 1);
            case '^': return ([Step.Begin], at + 1);
            case '$': return ([Step.End], at + 1);
            case '{':
                var close = pattern.IndexOf('}', at);
                return close < 0
                    ? throw new FormatException($"{pattern}: a brace is not closed.")
                    : (Braced(pattern, pattern[(at + 1)..close]), close + 1);
            default:
                var end = LiteralEnd(pattern, at);
                return ([classes.Literal(pattern[at..end])], end);
        }
    }

    /// <summary>A ? makes the one letter before it optional.</summary>
    private static int LiteralEnd(string pattern, int at)
    {
        var length = pattern.AsSpan(at + 1).IndexOfAny($"{Signs}?");
        var end = length < 0 ? pattern.Length : at + 1 + length;
        return end < pattern.Length && pattern[end] == '?' && end - at > 1 ? end - 1 : end;
    }

    /// <summary>Classes by their names, and the words beside them as one more.</summary>
    private List<int> Braced(string pattern, string choice)
    {
        var names = choice.Split('|').ToLookup(classes.Has);
        var steps = names[true].Select(classes.Number).ToList();
        if (names[false].Any())
        {
            steps.Add(classes.Literal(string.Join('|', names[false])));
        }

        return choice.All(char.IsAsciiLetter) && !classes.Has(choice)
            ? throw new FormatException($"{pattern}: {choice} is no class.")
            : steps;
    }
}
