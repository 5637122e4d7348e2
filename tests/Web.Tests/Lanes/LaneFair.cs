using LiveFair.Web.Feeds;
using LiveFair.Web.Hosting;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>The demo fair with lanes, whose hub connections can be looked at.</summary>
public class LaneFair : FairServer
{
    /// <summary>What carries its frames.</summary>
    public virtual FeedTransport Transport => FeedTransport.Lanes;

    public Connections Connections { get; } = new();

    protected override FairSettings Settings
    {
        get
        {
            var settings = base.Settings;
            settings.Feed.Transport = Transport;
            return settings;
        }
    }

    /// <summary>The address of the hub for somebody with a name that <see cref="Connections"/> knows.</summary>
    public Uri Hub(string who) => new(Address, $"/hubs/live?who={who}");

    /// <summary>The official client on the hub.</summary>
    internal async Task<HubConnection> Open(string who, string? token, string protocol)
    {
        var builder = new HubConnectionBuilder().WithUrl(Hub(who), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.AccessTokenProvider = () => Task.FromResult(token);
        });
        var hub = (protocol == "messagepack" ? builder.AddMessagePackProtocol() : builder).Build();
        await hub.StartAsync();
        return hub;
    }

    protected override void Add(IServiceCollection services)
    {
        services.AddSingleton<IStartupFilter>(Connections);
        services.Configure<HubOptions>(hub =>
        {
            hub.AddFilter(Connections);
            hub.KeepAliveInterval = TimeSpan.FromSeconds(1);
        });
    }
}

/// <summary>The same on SignalR's own transport.</summary>
public sealed class StreamFair : LaneFair
{
    public override FeedTransport Transport => FeedTransport.SignalR;
}

/// <summary>The tests that share the two.</summary>
[CollectionDefinition(nameof(LaneFair))]
public sealed class TwoFairs : ICollectionFixture<LaneFair>, ICollectionFixture<StreamFair>;
