using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Lanes;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>Where no WebSocket gets through, SignalR's other transports carry the same, without a lane.</summary>
[Collection(nameof(RoomyFair))]
public sealed class OtherTransportTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData(HttpTransportType.ServerSentEvents, "json")]
    [InlineData(HttpTransportType.LongPolling, "json")]
    [InlineData(HttpTransportType.LongPolling, "messagepack")]
    public async Task Who_can_have_no_WebSocket_watches_and_comments_all_the_same(
        HttpTransportType transport, string protocol)
    {
        var room = await Fair.NewLiveRoom();
        var token = (await Fair.NewVerifiedViewer()).Token;
        var builder = new HubConnectionBuilder().WithUrl(new Uri(Fair.Address, "/hubs/live"), options =>
        {
            options.Transports = transport;
            options.AccessTokenProvider = () => Task.FromResult<string?>(token);
        });
        var hub = Track((protocol == "messagepack" ? builder.AddMessagePackProtocol() : builder).Build());
        await hub.StartAsync();
        var screen = Track(await Screen.Join(hub, protocol, room.Id));
        var head = await room.SayMany(20, "你好");
        await screen.Until(head);
        screen.AssertWhole(screen.Frames[0].First - 1, head);
        var said = new Dictionary<string, object?> { ["sessionId"] = room.Id, ["opId"] = Op(), ["text"] = "我想去" };
        await hub.InvokeAsync<object>("Comment", said);
        await screen.Until(head + 1);
    }
}
