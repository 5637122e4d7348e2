namespace LiveFair.Live.Interest.Reading;

/// <summary>Words that name a posting, and the postings that they fit.</summary>
internal sealed record Mention(int Start, int End, IReadOnlySet<int> Fits)
{
    /// <summary>
    /// Longer names swallow those inside; the same words fit what either reading fits; of names side by side
    /// (写字楼的保洁) those postings count that fit both, if any does.
    /// </summary>
    public static IReadOnlyList<Mention> Merge(IEnumerable<Mention> named)
    {
        var merged = new List<Mention>();
        foreach (var next in named.OrderBy(one => one.Start).ThenByDescending(one => one.End))
        {
            var last = merged.Count > 0 ? merged[^1] : null;
            if (last is null || next.Start > last.End + 1)
            {
                merged.Add(next);
            }
            else if (next.Start == last.Start && next.End == last.End)
            {
                merged[^1] = last with { Fits = last.Fits.Union(next.Fits).ToHashSet() };
            }
            else if (next.End > last.End)
            {
                Join(merged, last, next);
            }
            else if (last.Fits.Count == 0)
            {
                merged[^1] = last with { Fits = next.Fits };
            }
        }

        return merged;
    }

    private static void Join(List<Mention> merged, Mention last, Mention next)
    {
        var both = last.Fits.Intersect(next.Fits).ToHashSet();
        if (both.Count > 0)
        {
            merged[^1] = new Mention(last.Start, next.End, both);
        }
        else if (next.Start >= last.End)
        {
            merged.Add(next);
        }
        else if (next.Fits.Count > 0 && last.Fits.Count == 0)
        {
            merged[^1] = next;
        }
    }
}
