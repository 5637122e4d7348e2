using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Web.Feeds;

/// <summary>
/// Who of a feed's watchers saw what while a session was on air. People come and go on any thread; what is shown
/// changes with the feed's events.
/// </summary>
/// <param name="log">Whose feed it is: nobody can be followed from one session to another.</param>
/// <param name="watchers">Those who are there.</param>
internal sealed class Sightings(LogName log, Watchers watchers)
{
    private readonly Lock _gate = new();
    private readonly HashSet<Seen> _news = [];
    private long _head;
    private Shown? _shown;

    /// <summary>What is shown to whoever is there already.</summary>
    /// <param name="shown">Null: off air.</param>
    /// <param name="head">The offset up to which that holds.</param>
    public void Begin(Shown? shown, long head)
    {
        (_head, _shown) = (head, shown);
        SeeAll();
    }

    /// <summary>Somebody came.</summary>
    public void Come(string? person)
    {
        lock (_gate)
        {
            if (person is not null && _shown is { } shown)
            {
                _news.Add(new Seen(shown.Posting, NumberOf(person)));
            }
        }
    }

    /// <summary>Something else may be shown from this event on.</summary>
    public void Take(LoggedEvent logged)
    {
        if (logged.Offset <= _head)
        {
            return;
        }

        var shown = logged.Body switch
        {
            PostingPinned pinned => new Shown(pinned.Card.Id),
            SessionStarted or PostingUnpinned => new Shown(null),
            SessionEnded => null,
            _ => _shown,
        };
        if (shown != _shown)
        {
            lock (_gate)
            {
                _shown = shown;
            }

            SeeAll();
        }
    }

    /// <summary>What was not told yet; it must be returned when it could not be.</summary>
    public IReadOnlyList<Sighting> Collect()
    {
        lock (_gate)
        {
            var news = _news.GroupBy(seen => seen.Posting)
                .Select(seen => new Sighting(seen.Key, [.. seen.Select(one => one.Person)])).ToList();
            _news.Clear();
            return news;
        }
    }

    /// <summary>Keeps it for the next time.</summary>
    public void Return(IReadOnlyList<Sighting> news)
    {
        lock (_gate)
        {
            _news.UnionWith(news.SelectMany(
                sighting => sighting.People.Select(person => new Seen(sighting.Posting, person))));
        }
    }

    private void SeeAll()
    {
        foreach (var person in watchers.People)
        {
            Come(person);
        }
    }

    private long NumberOf(string person) => BinaryPrimitives.ReadInt64LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{log.Value}\n{person}")));

    private readonly record struct Seen(PostingId? Posting, long Person);
}

/// <summary>What a session on air shows.</summary>
/// <param name="Posting">The posting over the stream; null: none.</param>
internal readonly record struct Shown(PostingId? Posting)
{
    /// <summary>What a session shows; null: it is not on air.</summary>
    public static Shown? Of(SessionSnapshot snapshot) =>
        snapshot.Stage is SessionStage.Live or SessionStage.Paused ? new Shown(snapshot.Pin?.Id) : null;
}
