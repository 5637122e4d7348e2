using System.Text.Json;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;

namespace LiveFair.Web.Tests.Interest;

/// <summary>What the station's people see of the interest, over the wire.</summary>
[Collection(nameof(RoomyFair))]
public sealed class InterestTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task The_course_tells_who_came_when_and_what_was_shown()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(0);
        var viewer = await Fair.NewVerifiedViewer();
        var hub = await Connect(viewer.Token);
        Assert.True((await hub.React(room.Id, room.Postings[0], "want")).Ok);
        await Comment(hub, room, "管饭吗？");
        (await room.Apply(0, viewer)).Is(201);

        var course = await Course(room);
        Assert.Equal(10_000, course["stepMs"].GetInt32());
        Assert.True(course["durationMs"].GetInt64() > 0);
        var posting = course["postings"][0];
        Assert.Equal(room.Postings[0], posting.GetProperty("postingId").GetString());
        Assert.Equal(
            """{"want":1,"tooFar":0,"payLow":0,"hours":0,"question":1}""", posting.GetProperty("counts").GetRawText());
        Assert.Equal((1, 1, 0), (Number(posting, "people"), Number(posting, "applied"), Number(posting, "enrolled")));
        var curve = posting.GetProperty("curve").EnumerateArray().ToList();
        string[] columns = ["want", "tooFar", "payLow", "hours", "question", "applied"];
        Assert.Equal(
            [1, 0, 0, 0, 1, 1], columns.Select(column => curve.Sum(point => Number(point, column))));
        Assert.All(curve, point => Assert.Equal(0, Number(point, "atMs") % 10_000));
        var pin = Assert.Single(course["pins"].EnumerateArray());
        Assert.Equal(room.Postings[0], pin.GetProperty("postingId").GetString());
        Assert.False(pin.TryGetProperty("toMs", out _));
        Assert.Empty(course["postings"][1].GetProperty("curve").EnumerateArray());
    }

    [Fact]
    public async Task Who_comes_while_a_posting_is_shown_has_seen_it_and_the_audience_is_sampled()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(1);
        var board = Track(Watcher.Open(await Connect(Fair.Host), "Board", new { sessionId = room.Id }));
        await board.Next("the board");
        await Watch((await Fair.NewViewer()).Token, room);
        JsonElement now;
        do
        {
            now = await board.Next("a board on which somebody has seen the posting");
        }
        while (Number(now.GetProperty("postings")[1], "seen") == 0);

        Assert.Equal([0, 1], now.GetProperty("postings").EnumerateArray().Take(2).Select(row => Number(row, "seen")));
        var course = await Course(room);
        Assert.Equal(1, Number(course["postings"][1], "seen"));
        Assert.NotEmpty(course["audience"].EnumerateArray());
    }

    [Fact]
    public async Task A_seat_taken_while_a_posting_is_shown_is_counted_with_it()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(1);
        var viewer = await Fair.NewVerifiedViewer();
        (await Api.Post(
            $"/api/sessions/{room.Id}/enrolments", new { opId = Op(), consentVersion = 1 }, viewer.Token)).Is(201);

        Assert.Equal(
            [0, 1],
            (await Course(room))["postings"].EnumerateArray().Take(2).Select(row => Number(row, "enrolled")));
    }

    [Fact]
    public async Task It_is_not_for_viewers()
    {
        var room = await Fair.NewLiveRoom();
        var token = (await Fair.NewViewer()).Token;

        (await Api.Get($"/api/sessions/{room.Id}/interest", token)).Refuses(403, "NOT_ALLOWED");
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private async Task<Reply> Course(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}/interest", Fair.Staff)).Is(200);
}
