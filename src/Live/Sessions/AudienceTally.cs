using LiveFair.Live.Ids;

namespace LiveFair.Live.Sessions;

/// <summary>Adds up who saw what in a session: each person once. Not thread-safe.</summary>
public sealed class AudienceTally
{
    private readonly HashSet<long> _people = [];
    private readonly Dictionary<PostingId, HashSet<long>> _seen = [];

    /// <summary>How many different people watched.</summary>
    public int People => _people.Count;

    /// <summary>How many of them saw the posting shown over the stream.</summary>
    public int SeenBy(PostingId posting) => _seen.TryGetValue(posting, out var people) ? people.Count : 0;

    /// <summary>Counts people who saw the same.</summary>
    /// <returns>Those of them who were not counted before; null when there is none.</returns>
    public Sighting? Add(Sighting sighting)
    {
        var seen = sighting.Posting is { } posting ? SeersOf(posting) : _people;
        var news = sighting.People
            .Where(person => _people.Add(person) | (seen != _people && seen.Add(person))).ToArray();
        return news.Length > 0 ? sighting with { People = news } : null;
    }

    private HashSet<long> SeersOf(PostingId posting)
    {
        if (!_seen.TryGetValue(posting, out var people))
        {
            _seen[posting] = people = [];
        }

        return people;
    }
}
