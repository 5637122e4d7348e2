using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Web.Feeds;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hubs;

/// <summary>A browser is one person, however often it opens a room and whatever it calls itself there.</summary>
[Collection(nameof(RoomyFair))]
public sealed class VisitorTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task A_browser_that_comes_again_and_then_takes_a_nickname_is_one_person(
        HttpTransportType transport)
    {
        var room = await Fair.NewLiveRoom();
        var visitor = await TakePage(room);
        await Join(room, visitor, null, transport);
        await Join(room, visitor, null, transport);
        await Join(room, visitor, (await Fair.NewViewer()).Token, transport);
        Assert.Equal(1, await People(room));

        await Join(room, await TakePage(room), null, transport);
        Assert.Equal(2, await People(room));
    }

    [Theory]
    [InlineData("livefair-visitor=shared")]
    [InlineData("livefair-visitor=!!!!!!!!!!!!!!!!!!!!!!")]
    [InlineData(null)]
    public async Task Without_a_cookie_of_the_fair_each_connection_is_a_person(string? cookie)
    {
        var room = await Fair.NewLiveRoom();
        await Join(room, cookie, null);
        await Join(room, cookie, null);
        Assert.Equal(2, await People(room));
    }

    [Fact]
    public async Task A_page_gives_the_cookie_once_and_none_that_a_script_can_read()
    {
        var room = await Fair.NewLiveRoom();
        using var answer = await Page(room, null);
        var given = Assert.Single(answer.Headers.GetValues("Set-Cookie"));
        Assert.Contains("httponly", given, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", given, StringComparison.OrdinalIgnoreCase);
        using var again = await Page(room, given.Split(';')[0]);
        Assert.False(again.Headers.Contains("Set-Cookie"));
    }

    private async Task<string> TakePage(TestRoom room)
    {
        using var answer = await Page(room, null);
        return Assert.Single(answer.Headers.GetValues("Set-Cookie")).Split(';')[0];
    }

    private async Task<HttpResponseMessage> Page(TestRoom room, string? cookie)
    {
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(Fair.Address, $"/live/{room.Id}"));
        if (cookie is not null)
        {
            request.Headers.Add("Cookie", cookie);
        }

        return await http.SendAsync(request);
    }

    private async Task Join(
        TestRoom room, string? cookie, string? token, HttpTransportType transport = HttpTransportType.WebSockets)
    {
        var hub = Track(new HubConnectionBuilder().WithUrl(new Uri(Fair.Address, "/hubs/live"), options =>
        {
            options.Transports = transport;
            options.AccessTokenProvider = () => Task.FromResult(token);
            if (cookie is not null)
            {
                options.Cookies.SetCookies(Fair.Address, cookie);
            }
        }).Build());
        await hub.StartAsync();
        Track(await Watcher.Join(hub, "Watch", new { sessionId = room.Id }));
    }

    private async Task<int> People(TestRoom room)
    {
        await using var lease = await Fair.Services.GetRequiredService<LogFeeds>().Watch(
            LogName.Of(new SessionId(room.Id)), await room.Head(), null, report => Task.FromResult(report.Viewers));
        return lease.Feed.Watchers.Count;
    }
}
