using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>The hub counts on a connection's heartbeat to find those who say nothing any more.</summary>
public sealed class SilentPeerTests(SilentPeerTests.ImpatientFair fair)
    : FairTest(fair), IClassFixture<SilentPeerTests.ImpatientFair>
{
    [Fact]
    public async Task Who_sends_no_pings_any_more_is_let_go()
    {
        var who = Op();
        await using var peer = await RawPeer.Open(fair, who);

        // Only who pings is known to be one that would.
        await peer.Say("""{"type":6}""");
        await peer.Watch((await fair.NewLiveRoom()).Id);
        Assert.NotNull(fair.Connections[who].Lane);
        Assert.EndsWith("\"allowReconnect\":true} 1000", await peer.HearToTheEnd(), StringComparison.Ordinal);
        await fair.Connections[who].Over.Task.WaitAsync(TimeSpan.FromSeconds(20));
    }

    /// <summary>A fair whose hub waits a second for the next word.</summary>
    public sealed class ImpatientFair : LaneFair
    {
        protected override void Add(IServiceCollection services)
        {
            base.Add(services);
            services.Configure<HubOptions>(hub => hub.ClientTimeoutInterval = TimeSpan.FromSeconds(1));
        }
    }
}
