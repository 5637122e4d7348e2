using System.Buffers.Text;
using System.Security.Cryptography;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Media;

/// <summary>
/// Short-lived tickets with which a browser's tab begins to publish, so that no token stands in an address. Each serves
/// once, on the node that gave it.
/// </summary>
internal sealed class PublishTickets(TimeProvider time)
{
    /// <summary>How long a ticket waits to be used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    private const int RandomBytes = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Waiting> _waiting = new(StringComparer.Ordinal);

    /// <summary>Gives a ticket for one session.</summary>
    public PublishTicket Give(SessionId session)
    {
        var text = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(RandomBytes));
        var now = time.GetUtcNow();
        lock (_gate)
        {
            foreach (var old in _waiting.Where(entry => entry.Value.Until <= now).Select(entry => entry.Key).ToList())
            {
                _waiting.Remove(old);
            }

            _waiting[text] = new Waiting(session, now + Lifetime);
        }

        return new PublishTicket(text, now + Lifetime);
    }

    /// <summary>Uses a ticket up; null when it is none any more.</summary>
    public SessionId? Take(string ticket)
    {
        lock (_gate)
        {
            return _waiting.Remove(ticket, out var waiting) && waiting.Until > time.GetUtcNow()
                ? waiting.Session
                : null;
        }
    }

    private readonly record struct Waiting(SessionId Session, DateTimeOffset Until);
}

/// <summary>A ticket as its holder gets it.</summary>
/// <param name="Text">Opaque.</param>
/// <param name="ExpiresAt">When it serves no more.</param>
internal sealed record PublishTicket(string Text, DateTimeOffset ExpiresAt);
