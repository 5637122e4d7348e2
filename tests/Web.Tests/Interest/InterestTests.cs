using System.Text.Json;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Interest;

/// <summary>What the station's people see of the interest, over the wire.</summary>
[Collection(nameof(RoomyFair))]
public sealed class InterestTests(RoomyFair fair) : PlayedRoomTest(fair)
{
    [Fact]
    public async Task The_course_tells_who_came_when_and_what_was_shown()
    {
        var room = (await Play()).Room;

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
        var now = await Show(room, 1);

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
    public async Task Every_tap_and_comment_behind_a_number_can_be_read_with_who_gave_it()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer("小马");
        var hub = await Connect(viewer.Token);
        await Comment(hub, room, "管饭吗？");
        await room.Pin(0);
        var tapped = (await hub.React(room.Id, room.Postings[0], "want")).Offset!.Value;
        var asked = await Comment(hub, room, "包住吗？");
        await Comment(hub, room, "大家好");
        var removed = await Comment(hub, room, "有没有奖金？");
        await Remove(room, removed, "spam");

        var all = (await Evidence(room, room.Postings[0])).Items.ToList();
        Assert.Equal([asked, tapped], all.Select(item => item.GetProperty("offset").GetInt64()));
        Assert.Equal(
            ("question", "comment", "包住吗？"), (Word(all[0], "kind"), Word(all[0], "how"), Word(all[0], "text")));
        Assert.Equal(("want", "tap"), (Word(all[1], "kind"), Word(all[1], "how")));
        Assert.False(all[1].TryGetProperty("text", out _));
        Assert.All(all, item => Assert.Equal(
            (viewer.Id, "小马"),
            (Word(item.GetProperty("by"), "viewerId"), Word(item.GetProperty("by"), "nickname"))));

        Assert.Equal(tapped, Assert.Single((await Evidence(room, room.Postings[0], "?kind=want")).Items)
            .GetProperty("offset").GetInt64());
        Assert.Equal("管饭吗？", Word(Assert.Single((await Evidence(room, "none")).Items), "text"));
        Assert.Empty((await Evidence(room, room.Postings[1])).Items);
        Assert.Equal(tapped, Assert.Single((await Evidence(room, room.Postings[0], $"?cursor={asked}")).Items)
            .GetProperty("offset").GetInt64());
    }

    [Theory]
    [InlineData("?kind=love", "kind: want, tooFar, payLow, hours or question.")]
    [InlineData("?cursor=x", "cursor: a whole number from 0.")]
    public async Task What_cannot_be_asked_for_is_refused_with_INVALID(string query, string words)
    {
        var room = await Fair.NewRoom();

        var refused = await Api.Get($"/api/sessions/{room.Id}/interest/none{query}", Fair.Staff);

        refused.Refuses(400, "INVALID").Says(words);
    }

    [Fact]
    public async Task It_is_not_for_viewers()
    {
        var room = await Fair.NewLiveRoom();
        var token = (await Fair.NewViewer()).Token;

        (await Api.Get($"/api/sessions/{room.Id}/interest", token)).Refuses(403, "NOT_ALLOWED");
        (await Api.Get($"/api/sessions/{room.Id}/interest/none", token)).Refuses(403, "NOT_ALLOWED");
    }

    private static int Number(JsonElement element, string name) => element.GetProperty(name).GetInt32();

    private static string? Word(JsonElement element, string name) => element.GetProperty(name).GetString();

    private async Task<Reply> Evidence(TestRoom room, string posting, string query = "") =>
        (await Api.Get($"/api/sessions/{room.Id}/interest/{posting}{query}", Fair.Staff)).Is(200);

    private async Task<Reply> Course(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}/interest", Fair.Staff)).Is(200);
}
