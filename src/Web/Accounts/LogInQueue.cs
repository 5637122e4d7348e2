using System.Net;
using System.Threading.RateLimiting;
using LiveFair.Live;
using LiveFair.Web.Security;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Accounts;

/// <summary>
/// Lets passwords be looked at one after the other: each takes a processor for a good while, and the fair must go on.
/// Entered when the whole request has been read, or one who sends slowly would keep all others waiting. A tenth of the
/// places is all that one network gets, so that nobody fills the queue alone.
/// </summary>
internal sealed class LogInQueue(IOptions<LimitOptions> options) : IDisposable
{
    /// <summary>The answer to one for whom there is no place left to wait.</summary>
    public static readonly Refusal Full = new(
        RefusalCode.Overloaded, "Too many log in just now; try again in a moment.", TimeSpan.FromSeconds(5));

    private readonly int _placesOfOne = Math.Max(1, options.Value.LogInsWaiting / 10);
    private readonly Lock _gate = new();
    private readonly Dictionary<IPAddress, int> _waiting = [];
    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.LogInsAtOnce,
        QueueLimit = options.Value.LogInsWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for its turn.</summary>
    /// <param name="from">Who asks; counted by <see cref="ClientAddress.Network"/>.</param>
    /// <param name="left">The caller went away.</param>
    /// <returns>A turn, over when disposed; null when too many wait already.</returns>
    public async Task<RateLimitLease?> Enter(IPAddress? from, CancellationToken left)
    {
        var network = ClientAddress.Network(from);
        if (!TryWait(network))
        {
            return null;
        }

        try
        {
            var turn = await _limiter.AcquireAsync(1, left);
            return turn.IsAcquired ? turn : null;
        }
        finally
        {
            WaitNoMore(network);
        }
    }

    public void Dispose() => _limiter.Dispose();

    private bool TryWait(IPAddress network)
    {
        lock (_gate)
        {
            var waiting = _waiting.GetValueOrDefault(network);
            if (waiting == _placesOfOne)
            {
                return false;
            }

            _waiting[network] = waiting + 1;
            return true;
        }
    }

    private void WaitNoMore(IPAddress network)
    {
        lock (_gate)
        {
            if (--_waiting[network] == 0)
            {
                _waiting.Remove(network);
            }
        }
    }
}
