using System.Net;
using System.Security.Cryptography;
using System.Text;
using LiveFair.Web.Security;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// Lets the engine's own calls through and answers everybody else as if nothing were there: the hooks decide who
/// publishes.
/// </summary>
internal sealed partial class EngineGate(IOptions<MediaOptions> options, TimeProvider time, ILogger<EngineGate> logger)
    : IEndpointFilter
{
    private static readonly TimeSpan TellEvery = TimeSpan.FromMinutes(1);

    private readonly byte[] _secret = Digest(options.Value.Engine.Secret ?? "");
    private readonly HashSet<IPAddress> _from = [.. ProxyList.Parse(options.Value.Engine.AllowFrom)];
    private readonly Lock _gate = new();
    private long? _toldAt;

    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (HttpMethods.IsPost(http.Request.Method) && Knows(http))
        {
            return next(context);
        }

        Tell(http);
        return new ValueTask<object?>(Results.NotFound());
    }

    /// <summary>The same time for every wrong secret: of digests, so that the length shows neither.</summary>
    private bool Knows(HttpContext http)
    {
        var secret = CryptographicOperations.FixedTimeEquals(Digest(http.Request.Query["secret"].ToString()), _secret);
        return secret && _from.Contains(Plain(http.Connection.RemoteIpAddress));
    }

    private void Tell(HttpContext http)
    {
        lock (_gate)
        {
            if (_toldAt is { } told && time.GetElapsedTime(told) < TellEvery)
            {
                return;
            }

            _toldAt = time.GetTimestamp();
        }

        LogStranger(logger, Plain(http.Connection.RemoteIpAddress));
    }

    private static IPAddress Plain(IPAddress? address) =>
        address is null ? IPAddress.None : address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;

    private static byte[] Digest(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    [LoggerMessage(5204, LogLevel.Warning, "An engine's hook was called by {Address}: unknown, or with a wrong secret")]
    private static partial void LogStranger(ILogger logger, IPAddress address);
}
