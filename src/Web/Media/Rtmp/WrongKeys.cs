using System.Net;
using System.Threading.RateLimiting;
using LiveFair.Web.Security;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// Counts wrong stream keys per address. Who has tried too many is looked at no more for a while, with a right one
/// neither: else the answers would tell them apart as fast as somebody can ask.
/// </summary>
internal sealed class WrongKeys : IDisposable
{
    private readonly PartitionedRateLimiter<IPAddress> _left;

    public WrongKeys(IOptions<RtmpOptions> options)
    {
        var bucket = new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Value.WrongKeys.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = options.Value.WrongKeys.Interval,
        };
        _left = PartitionedRateLimiter.Create<IPAddress, IPAddress>(
            address => RateLimitPartition.GetTokenBucketLimiter(ClientAddress.Counted(address), _ => bucket));
    }

    /// <summary>Whether a key from there is to be looked at.</summary>
    public bool MayTry(IPAddress from)
    {
        using var lease = _left.AttemptAcquire(from, permitCount: 0);
        return lease.IsAcquired;
    }

    /// <summary>A key from there was wrong.</summary>
    public void Count(IPAddress from) => _left.AttemptAcquire(from).Dispose();

    public void Dispose() => _left.Dispose();
}
