using System.Net.Sockets;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>Who asks for a lane and resets the connection: anybody can, by the thousand.</summary>
public sealed class LostPeerTests
{
    [Fact]
    public async Task A_peer_that_is_gone_before_its_lane_begins_is_no_failure_of_the_server()
    {
        var fair = new LosingFair();
        await fair.InitializeAsync();
        try
        {
            await using var peer = await RawPeer.Ask(fair.Address, RawPeer.Upgrade(fair, "nobody"));
            Assert.Null(await peer.Read());
        }
        catch (SocketException)
        {
            // A reset is an end as well.
        }

        await fair.App.StopAsync();
        fair.Logs.AssertClean(0);
        await fair.DisposeAsync();
    }

    /// <summary>Its sockets are closed as Kestrel does when an answer meets a reset.</summary>
    private sealed class LosingFair : LaneFair
    {
        protected override void Add(IServiceCollection services)
        {
            base.Add(services);
            services.AddSingleton<IStartupFilter>(new Loss());
        }
    }

    private sealed class Loss : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((http, rest) =>
            {
                http.Response.OnCompleted(() =>
                {
                    if (http.Request.Path == "/hubs/live")
                    {
                        http.Features.GetRequiredFeature<IConnectionSocketFeature>().Socket.Dispose();
                    }

                    return Task.CompletedTask;
                });
                return rest(http);
            });
            next(app);
        };
    }
}
