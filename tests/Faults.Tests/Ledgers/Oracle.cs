using LiveFair.Faults.Tests.Clients;

namespace LiveFair.Faults.Tests.Ledgers;

/// <summary>
/// Compares what clients were told with what is there: nothing acknowledged is missing, nothing is twice, nothing
/// refused has happened, and nothing has happened that nobody asked for.
/// </summary>
public static class Oracle
{
    /// <returns>One sentence for each thing that is wrong; empty when all is well.</returns>
    public static IReadOnlyList<string> Problems(IReadOnlyCollection<Act> acts, Truth truth) =>
    [
        .. Indefinite(acts),
        .. Offsets(truth.Log),
        .. Comments(acts.Where(act => act.Deed == Deed.Comment).ToList(), truth.Log),
        .. Applications(acts.Where(act => act.Deed == Deed.Application).ToList(), truth),
        .. Enrolments(acts.Where(act => act.Deed == Deed.Enrolment).ToList(), truth),
    ];

    private static IEnumerable<string> Indefinite(IEnumerable<Act> acts)
    {
        foreach (var act in acts)
        {
            if (act.Verdict == Verdict.Unknown)
            {
                yield return $"{act} never got a definite answer";
            }

            if (act.Contradiction is { } other)
            {
                yield return $"{act} was answered {other} when it was repeated";
            }
        }
    }

    private static IEnumerable<string> Offsets(IReadOnlyList<SeenEvent> log) =>
        log.Where((seen, place) => seen.Offset != place + 1).Take(1)
            .Select(seen => $"the list is not dense: offset {seen.Offset} does not follow the one before");

    private static IEnumerable<string> Comments(List<Act> acts, IReadOnlyList<SeenEvent> log)
    {
        var said = log.Where(seen => seen.Kind == "commented").ToLookup(seen => seen.About, seen => seen.Offset);
        foreach (var act in acts)
        {
            var offsets = said[act.Content].ToList();
            var expected = act.Verdict == Verdict.Done ? act.Result : "";
            if (string.Join(',', offsets) != expected)
            {
                yield return $"{act} should stand at [{expected}] and stands at [{string.Join(',', offsets)}]";
            }
        }

        var sent = acts.Select(act => act.Content).ToHashSet();
        foreach (var stranger in said.Where(text => !sent.Contains(text.Key)))
        {
            yield return $"nobody said what stands at {string.Join(',', stranger)}: {stranger.Key}";
        }
    }

    private static IEnumerable<string> Applications(List<Act> acts, Truth truth)
    {
        var acknowledged = acts.Where(act => act.Verdict == Verdict.Done).ToList();
        foreach (var again in acknowledged.GroupBy(act => (act.Who, act.Content)).Where(same => same.Count() > 1))
        {
            foreach (var other in again.Where(act => act.Result != again.First().Result))
            {
                yield return $"{other} got a second lead beside {again.First().Result}";
            }
        }

        var told = acknowledged.Select(act => $"{act.Result} for {act.Content}").Distinct();
        var applied = truth.Log.Where(seen => seen.Kind == "applied").Select(seen => seen.About);
        var problems = Differences("lead", told, truth.Leads.Select(lead => $"{lead.Id} for {lead.Posting}"))
            .Concat(Differences("applied event", truth.Leads.Select(lead => lead.Posting), applied));
        foreach (var problem in problems)
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> Enrolments(List<Act> acts, Truth truth)
    {
        var told = acts.Where(act => act.Verdict == Verdict.Done).Select(act => $"{act.Who} in {act.Result}");
        var seats = truth.Seats.SelectMany(viewer => viewer.Value.Select(group => $"{viewer.Key} in {group}"));
        var joined = truth.Groups.SelectMany(group => group.Joined.Select(viewer => $"{viewer} in {group.Id}"));
        var members = truth.Groups.SelectMany(group => Enumerable.Repeat(group.Id, group.Members));
        var enrolled = truth.Log.Where(seen => seen.Kind == "enrolled").Select(seen => seen.About);
        return Differences("seat", told.Distinct(), seats)
            .Concat(Differences("joined event", told.Distinct(), joined))
            .Concat(Differences("member", truth.Seats.SelectMany(viewer => viewer.Value), members))
            .Concat(Differences("enrolled event", truth.Seats.SelectMany(viewer => viewer.Value), enrolled))
            .Concat(truth.Seats.Where(viewer => viewer.Value.Count > 1).Select(viewer =>
                $"{viewer.Key} sits in {viewer.Value.Count} groups"))
            .Concat(truth.Groups.Where(group => group.Members > group.Capacity).Select(group =>
                $"group {group.Id} has {group.Members} members for {group.Capacity} seats"));
    }

    /// <summary>What is there fewer or more times than it should be.</summary>
    private static IEnumerable<string> Differences(string what, IEnumerable<string> expected, IEnumerable<string> found)
    {
        var counts = found.CountBy(one => one).ToDictionary();
        foreach (var (one, times) in expected.CountBy(one => one))
        {
            counts.Remove(one, out var there);
            if (there != times)
            {
                yield return $"{what} {one} should be there {times} times and is {there} times";
            }
        }

        foreach (var (one, times) in counts)
        {
            yield return $"{what} {one} should not be there and is {times} times";
        }
    }
}
