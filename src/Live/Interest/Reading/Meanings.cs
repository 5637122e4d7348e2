namespace LiveFair.Live.Interest.Reading;

/// <summary>What was found in a comment, layer by layer, in its order.</summary>
internal sealed class Meanings
{
    private static readonly int Layers = Enum.GetValues<Layer>().Length;

    private readonly List<Meaning>[] _found = [.. Enumerable.Range(0, Layers).Select(_ => new List<Meaning>())];

    /// <summary>What one layer holds.</summary>
    public IReadOnlyList<Meaning> Of(Layer layer) => _found[(int)layer];

    /// <summary>What of a layer begins in a clause.</summary>
    public IEnumerable<Meaning> In(Layer layer, Clause clause)
    {
        var found = _found[(int)layer];
        return found.Skip(FirstFrom(found, clause.Start)).TakeWhile(one => one.Start < clause.End);
    }

    /// <summary>Adds a find; finds come by their start.</summary>
    public void Add(Layer layer, Meaning meaning) => _found[(int)layer].Add(meaning);

    /// <summary>Drops what stands inside something longer: 远 in 不远, 不远 in 远不远.</summary>
    public void Swallow()
    {
        for (var layer = 0; layer < Layers; layer++)
        {
            _found[layer] = Longest(_found[layer]);
        }
    }

    private static int FirstFrom(List<Meaning> found, int start)
    {
        var (low, high) = (0, found.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = found[middle].Start < start ? (middle + 1, high) : (low, middle);
        }

        return low;
    }

    private static List<Meaning> Longest(List<Meaning> found)
    {
        var kept = new List<Meaning>(found.Count);
        var reach = 0;
        for (var first = 0; first < found.Count;)
        {
            var (behind, longest, ours) = (first, reach, kept.Count);
            for (; behind < found.Count && found[behind].Start == found[first].Start; behind++)
            {
                longest = Math.Max(longest, found[behind].End);
            }

            for (; first < behind; first++)
            {
                if (longest > reach && found[first].End == longest && kept.IndexOf(found[first], ours) < 0)
                {
                    kept.Add(found[first]);
                }
            }

            reach = longest;
        }

        return kept;
    }
}
