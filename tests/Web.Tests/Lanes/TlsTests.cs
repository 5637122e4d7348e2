using System.Net.WebSockets;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>Where there is no bare socket to be had, the usual way is taken, and nobody sees a difference.</summary>
public sealed class TlsTests(TlsFair fair) : IClassFixture<TlsFair>, IDisposable
{
    private readonly HttpMessageInvoker _http = new(new SocketsHttpHandler
    {
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, _) => true },
    });

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("1.1", "HTTP/1.1")]
    [InlineData("2.0", "HTTP/2")]
    public async Task Who_comes_over_TLS_sees_what_a_lane_would_show(string version, string protocol)
    {
        var (secure, plain) = (TestRoom.Op(), TestRoom.Op());
        var room = await fair.NewLiveRoom();
        await using var hub = await Open(secure, Version.Parse(version));
        await using var lane = await fair.Open(plain, null, "json");
        await using var over = await Screen.Join(hub, "json", room.Id);
        await using var beside = await Screen.Join(lane, "json", room.Id);
        var head = await room.SayMany(30);
        await over.Until(head);
        await beside.Until(head);

        Assert.Equal(beside.Events, over.Events);
        Assert.NotNull(fair.Connections[plain].Lane);
        Assert.Null(fair.Connections[secure].Lane);
        Assert.Equal(protocol, fair.Connections[secure].Context.GetHttpContext()!.Request.Protocol);
    }

    private async Task<HubConnection> Open(string who, Version version)
    {
        var hub = new HubConnectionBuilder().WithUrl(new Uri(fair.Secure, fair.Hub(who).PathAndQuery), options =>
        {
            options.Transports = HttpTransportType.WebSockets;
            options.SkipNegotiation = true;
            options.WebSocketFactory = async (context, cancellation) =>
            {
                var socket = new ClientWebSocket
                {
                    Options = { HttpVersion = version, HttpVersionPolicy = HttpVersionPolicy.RequestVersionExact },
                };
                await socket.ConnectAsync(context.Uri, _http, cancellation);
                return socket;
            };
        }).Build();
        await hub.StartAsync();
        return hub;
    }
}
