using System.Net;
using System.Threading.RateLimiting;
using LiveFair.Live;
using Microsoft.AspNetCore.HttpOverrides;

namespace LiveFair.Web.Security;

/// <summary>Limits per address, and the one for all, on ASP.NET Core's rate limiter.</summary>
internal static class RequestLimits
{
    /// <summary>As many at once as a viewer may have in a day: mistyped numbers count here too.</summary>
    private static readonly BucketOptions ViewerCodes = new() { Burst = 10, Interval = TimeSpan.FromSeconds(20) };

    /// <summary>Declares what a call of an endpoint counts as.</summary>
    public static TBuilder LimitedTo<TBuilder>(this TBuilder endpoint, Limited limited)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new LimitMetadata(limited));

    /// <summary>
    /// Adds the limits. The address comes first: who is refused by it takes nothing from the budget of all. (The other
    /// way round it is not free: the framework asks at once, then again to wait, and the address pays both times.)
    /// </summary>
    public static void AddRequestLimits(this IServiceCollection services, LimitOptions options)
    {
        // Of X-Forwarded-For and X-Forwarded-Proto only the last entry counts, which the proxy itself wrote, and only
        // from a proxy we know: by default those on this machine.
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var proxy in ProxyList.Parse(options.Proxies))
            {
                forwarded.KnownProxies.Add(proxy);
            }
        });
        services.AddSingleton<LimitLog>();
        services.AddRateLimiter(limiter =>
        {
            limiter.GlobalLimiter = PartitionedRateLimiter.CreateChained(
                PerViewer(), PerAddress(options), ForAll(options));
            limiter.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.RequestServices.GetRequiredService<LimitLog>().Add(Of(rejected.HttpContext));
                return new ValueTask(Answer(rejected.Lease).ExecuteAsync(rejected.HttpContext));
            };
        });
    }

    /// <summary>
    /// A viewer has a code sent once a minute at most (PhoneCodes). Who asks more often, or for what is no phone, is
    /// stopped here, before the address and the node pay for it.
    /// </summary>
    private static PartitionedRateLimiter<HttpContext> PerViewer() =>
        PartitionedRateLimiter.Create<HttpContext, string>(http => Of(http) == Limited.Codes
            ? Bucket(http.Caller().Key, ViewerCodes)
            : RateLimitPartition.GetNoLimiter(""));

    private static PartitionedRateLimiter<HttpContext> PerAddress(LimitOptions options) =>
        PartitionedRateLimiter.Create<HttpContext, Counted>(http =>
        {
            var limited = Of(http);
            return limited == Limited.Not
                ? RateLimitPartition.GetNoLimiter(new Counted(limited, IPAddress.None))
                : Bucket(new Counted(limited, ClientAddress.Counted(http.Connection.RemoteIpAddress)), limited switch
                {
                    Limited.NewViewers => options.NewViewers,
                    Limited.Codes => options.Codes,
                    Limited.LogIns => options.LogIns,
                    _ => throw new InvalidOperationException($"{limited} has no bucket."),
                });
        });

    private static PartitionedRateLimiter<HttpContext> ForAll(LimitOptions options) =>
        PartitionedRateLimiter.Create<HttpContext, Limited>(http => Of(http) == Limited.Codes
            ? Bucket(Limited.Codes, options.AllCodes)
            : RateLimitPartition.GetNoLimiter(Limited.Not));

    private static RateLimitPartition<TKey> Bucket<TKey>(TKey key, BucketOptions bucket) =>
        RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = bucket.Burst,
            TokensPerPeriod = 1,
            ReplenishmentPeriod = bucket.Interval,
        });

    private static Limited Of(HttpContext http) =>
        http.GetEndpoint()?.Metadata.GetMetadata<LimitMetadata>()?.Limited ?? Limited.Not;

    private static IResult Answer(RateLimitLease lease) => new Refusal(
        RefusalCode.TooFast,
        "Too many asked for this just now; wait a moment.",
        lease.TryGetMetadata(MetadataName.RetryAfter, out var wait) ? wait : null).Problem();

    private sealed record LimitMetadata(Limited Limited);

    private readonly record struct Counted(Limited Limited, IPAddress From);
}
