namespace LiveFair.Grains.Relay;

/// <summary>Where the nodes of a cluster meet.</summary>
internal sealed class RedisRelayOptions
{
    /// <summary>StackExchange.Redis's own words: <c>host:port,password=…</c>.</summary>
    public required string Redis { get; init; }

    /// <summary>Goes before every channel, so that clusters which share a Redis do not hear one another.</summary>
    public required string ClusterId { get; init; }
}
