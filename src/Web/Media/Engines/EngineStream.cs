using LiveFair.Live.Ids;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// Who publishes one session at the engine, as its hooks tell. An engine lets one publisher in at a time, but asks for
/// a second one before it refuses it, and may end without telling that anybody left.
/// </summary>
internal sealed class EngineStream(SessionId session, TimeProvider time)
{
    /// <summary>Who published as long as this had nobody beside them: who came before is gone.</summary>
    public static readonly TimeSpan Proof = TimeSpan.FromSeconds(10);

    /// <summary>How long somebody who was let in may take to begin.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private const int Most = 8;

    private readonly Lock _gate = new();
    private readonly List<Client> _waiting = [];
    private readonly List<Client> _publishing = [];
    private long? _leftAt;

    /// <summary>Whose video.</summary>
    public SessionId Session => session;

    /// <summary>Whether somebody publishes now.</summary>
    public bool IsLive
    {
        get
        {
            lock (_gate)
            {
                return _publishing.Count > 0;
            }
        }
    }

    /// <summary>Whether nobody publishes or may be about to.</summary>
    public bool IsIdle
    {
        get
        {
            lock (_gate)
            {
                return _publishing.Count == 0 && !_waiting.Exists(client => !IsOver(client.Since, Patience));
            }
        }
    }

    /// <summary>Whether there is a picture, or was one a moment ago.</summary>
    /// <param name="patience">How long that moment is.</param>
    public bool HasPicture(TimeSpan patience)
    {
        lock (_gate)
        {
            return _publishing.Count > 0 || (_leftAt is { } left && !IsOver(left, patience));
        }
    }

    /// <summary>Somebody had the right key and may begin.</summary>
    public void Expect(string client)
    {
        lock (_gate)
        {
            Put(_waiting, client);
        }
    }

    /// <summary>Somebody who was expected begins; false for anybody else.</summary>
    public bool BeginExpected(string client)
    {
        lock (_gate)
        {
            if (_waiting.RemoveAll(one => one.Id == client) == 0)
            {
                return _publishing.Exists(one => one.Id == client);
            }

            Put(_publishing, client);
            return true;
        }
    }

    /// <summary>Somebody with the right key begins, or goes on.</summary>
    public void Begin(string client)
    {
        lock (_gate)
        {
            Put(_publishing, client);
        }
    }

    /// <summary>Somebody left; false when they did not publish.</summary>
    public bool End(string client)
    {
        lock (_gate)
        {
            var place = _publishing.FindIndex(one => one.Id == client);
            if (place < 0)
            {
                return false;
            }

            var before = IsOver(_publishing[place].Since, Proof) ? 0 : place;
            _publishing.RemoveRange(before, place - before + 1);
            _leftAt = time.GetTimestamp();
            return true;
        }
    }

    /// <summary>Adds whoever is not there yet; the oldest make room.</summary>
    private void Put(List<Client> clients, string id)
    {
        if (clients.Exists(one => one.Id == id))
        {
            return;
        }

        clients.Add(new Client(id, time.GetTimestamp()));
        if (clients.Count > Most)
        {
            clients.RemoveAt(0);
        }
    }

    private bool IsOver(long since, TimeSpan span) => time.GetElapsedTime(since) >= span;

    private readonly record struct Client(string Id, long Since);
}
