using System.Text.RegularExpressions;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Media.Recordings;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Media;

/// <summary>Whatever lies below a signed path opens with the signature for that session, and until it ends.</summary>
public sealed partial class SignedPathTests() : OwnFairTest(new RoomyFair())
{
    private const string Nowhere = "0123456789abcdef0123456789abcdef";

    /// <summary>All there are, so that none that is added later can be forgotten.</summary>
    private IReadOnlyList<string> Names =>
    [
        .. Fair.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!)
            .Where(route => route.StartsWith("/media/{id}/{token}", StringComparison.Ordinal))
            .Select(route => Placeholder().Replace(route["/media/{id}/{token}/".Length..], "1")),
        "replay.m3u8?from=0&to=1000",
        "replay.mp4?from=0&to=1000",
    ];

    [Fact]
    public async Task A_signature_opens_nothing_of_another_session()
    {
        var (mine, other) = (await RecordedRoom.Ended(Fair), await RecordedRoom.Ended(Fair));
        var (token, theirs) = (await Token(mine.Id), await Token(other.Id));

        Assert.InRange(Names.Count, 13, 100);
        await Nothing(other.Id, token);
        await Nothing(mine.Id, theirs);
        await Nothing(Nowhere, token);
        await Nothing(mine.Id.ToUpperInvariant(), token);
        await Nothing(mine.Id, token.ToUpperInvariant());
        await Nothing(mine.Id, token[..^1]);
        await Nothing(mine.Id, $"+{token}");
        await Nothing(mine.Id, $"{token.Split('.')[0]}.");
        (await Api.Get($"/media/{mine.Id}/{token}/replay.mp4")).Is(200);
    }

    [Fact]
    public async Task When_its_time_is_over_a_signature_opens_nothing_and_a_new_one_does()
    {
        var room = await RecordedRoom.Ended(Fair);
        var token = await Token(room.Id);
        Fair.Time.Advance(TimeSpan.FromHours(12) - TimeSpan.FromMinutes(1));
        (await Api.Get($"/media/{room.Id}/{token}/replay.mp4")).Is(200);

        Fair.Time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromMinutes(2));

        await Nothing(room.Id, token);
        (await Api.Get($"/media/{room.Id}/{await Token(room.Id)}/replay.mp4")).Is(200);
    }

    [Fact]
    public async Task What_opens_something_else_opens_no_video_and_a_signature_opens_nothing_else()
    {
        var room = await Fair.NewLiveRoom();
        await Nothing(room.Id, await TabPublisher.Ticket(Fair, room));
        await Nothing(room.Id, Fair.Host);

        var token = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["flv"].GetString()!.Split('/')[3];
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(
            () => TabPublisher.OpenWith(Fair, room, token));
        (await Api.Get("/api/leads", token)).Refuses(401, "NOT_ALLOWED");
    }

    [Fact]
    public async Task A_ticket_that_was_not_used_within_its_minute_opens_nothing()
    {
        var room = await Fair.NewLiveRoom();
        var (late, soon) = (await TabPublisher.Ticket(Fair, room), await TabPublisher.Ticket(Fair, room));
        Fair.Time.Advance(TimeSpan.FromSeconds(50));
        await (await TabPublisher.OpenWith(Fair, room, soon)).DisposeAsync();

        Fair.Time.Advance(TimeSpan.FromSeconds(10));

        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(
            () => TabPublisher.OpenWith(Fair, room, late));
    }

    [Fact]
    public async Task An_address_of_the_live_video_opens_the_replay_as_soon_and_as_long_as_anybody_may_see_it()
    {
        var room = await RecordedRoom.OnAir(Fair);
        room.Publish(Encoded.Tags.Take(200));
        var token = (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["flv"].GetString()!.Split('/')[3];
        string[] names = ["replay.m3u8", "replay.mp4", "rec/1.mp4", "chapters.vtt"];
        foreach (var name in names)
        {
            (await Api.Get($"/media/{room.Id}/{token}/{name}")).Refuses(404, "NOT_FOUND");
        }

        await room.End();
        foreach (var name in names)
        {
            (await Api.Get($"/media/{room.Id}/{token}/{name}")).Is(200);
        }

        (await Api.Delete($"/api/sessions/{room.Id}/recording", new { reason = "有人要求" }, Fair.Host)).Is(204);
        foreach (var name in names)
        {
            (await Api.Get($"/media/{room.Id}/{token}/{name}")).Refuses(404, "NOT_FOUND");
        }
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();

    /// <summary>Every address is answered as one that was never given out.</summary>
    private async Task Nothing(string id, string token)
    {
        foreach (var name in Names)
        {
            var answer = (await Api.Get($"/media/{id}/{token}/{name}")).Refuses(404, "NOT_FOUND");
            Assert.Equal((await Api.Get($"/media/{Nowhere}/none/{name}")).Gist, answer.Gist);
        }
    }

    private async Task<string> Token(string session) =>
        (await Api.Get($"/api/sessions/{session}/replay")).Is(200)["hls"].GetString()!.Split('/')[3];
}
