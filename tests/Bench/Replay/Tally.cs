using System.Collections.Concurrent;

namespace LiveFair.Bench.Replay;

/// <summary>How often what happened in a play.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = new();

    public void Count(string what) => _counts.AddOrUpdate(what, 1, (_, count) => count + 1);

    public int Of(string what) => _counts.GetValueOrDefault(what);

    /// <summary>What was counted under a heading: <c>TOO_FAST 12, MUTED 1</c>.</summary>
    public string Under(string heading)
    {
        var found = _counts.Where(pair => pair.Key.StartsWith(heading + ' ', StringComparison.Ordinal))
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key[(heading.Length + 1)..]} {pair.Value}");
        return string.Join(", ", found) is { Length: > 0 } text ? text : "none";
    }
}
