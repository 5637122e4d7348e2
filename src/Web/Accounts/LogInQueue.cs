using System.Threading.RateLimiting;
using LiveFair.Live;
using LiveFair.Web.Security;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Accounts;

/// <summary>
/// Lets passwords be looked at one after the other: each takes a processor for a good while, and the fair must go on.
/// Entered when the whole request has been read, or one who sends slowly would keep all others waiting.
/// </summary>
internal sealed class LogInQueue(IOptions<LimitOptions> options) : IDisposable
{
    /// <summary>The answer to one for whom there is no place left to wait.</summary>
    public static readonly Refusal Full = new(
        RefusalCode.Overloaded, "Too many log in just now; try again in a moment.", TimeSpan.FromSeconds(5));

    private readonly ConcurrencyLimiter _limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = options.Value.LogInsAtOnce,
        QueueLimit = options.Value.LogInsWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>Waits for its turn.</summary>
    /// <param name="left">The caller went away.</param>
    /// <returns>A turn, over when disposed; not acquired when too many wait already.</returns>
    public ValueTask<RateLimitLease> Enter(CancellationToken left) => _limiter.AcquireAsync(1, left);

    public void Dispose() => _limiter.Dispose();
}
