using System.Text.Json;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;

namespace LiveFair.Web.Tests.Interest;

[Collection(nameof(RoomyFair))]
public sealed class QuestionTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task The_same_question_of_two_people_is_one_until_it_is_answered()
    {
        var room = await Fair.NewLiveRoom();
        await room.Pin(0);
        var (ma, yu) = (await Fair.NewVerifiedViewer("老马"), await Fair.NewVerifiedViewer("小雨"));
        var first = await Comment(await Connect(ma.Token), room, "工资多少");
        var second = await Comment(await Connect(yu.Token), room, "工资多少？");
        var open = Assert.Single(await Questions(room, "open"));
        Assert.Equal(
            ("工资多少", room.Postings[0], 2, 2),
            (Text(open, "text"), Text(open, "postingId"), open.GetProperty("askers").GetInt32(),
                open.GetProperty("count").GetInt32()));
        Assert.Equal([first, second], open.GetProperty("offsets").EnumerateArray().Select(one => one.GetInt64()));
        Assert.False(open.TryGetProperty("answer", out _));
        Assert.Equal(
            ["key", "postingId", "topic", "text", "askers", "count", "offsets", "firstAt", "lastAt", "samples"],
            open.EnumerateObject().Select(field => field.Name));
        var sample = open.GetProperty("samples")[1];
        Assert.Equal(
            ("工资多少？", yu.Id), (Text(sample, "text"), Text(sample.GetProperty("by"), "viewerId")));

        var answered = (await Api.Post(
            $"/api/sessions/{room.Id}/answers",
            new { opId = Op(), offsets = new[] { first, second }, text = "看岗位卡" }, Fair.Host)).Is(200);
        Assert.Empty(await Questions(room, "open"));
        var given = Assert.Single(await Questions(room, "answered"));
        var answer = given.GetProperty("answer");
        Assert.Equal(
            ("看岗位卡", answered["offset"].GetInt64()),
            (Text(answer, "text"), answer.GetProperty("offset").GetInt64()));

        await Comment(await Connect(ma.Token), room, "工资多少呢");
        Assert.Equal(
            ["工资多少呢", "工资多少"], (await Questions(room, null)).Select(group => Text(group, "text")));
        var board = (await Api.Get($"/api/sessions/{room.Id}/board", Fair.Staff)).Is(200);
        Assert.Equal("工资多少呢", Text(Assert.Single(board["unanswered"].EnumerateArray()), "text"));
    }

    [Fact]
    public async Task The_board_s_stream_tells_each_time_the_queue_is_another_one()
    {
        var room = await Fair.NewLiveRoom();
        var stream = Track(Watcher.Open(await Connect(Fair.Staff), "Board", new { sessionId = room.Id }));
        Assert.Equal((0, 0L), await Queue(stream, "the first board"));
        var asker = await Connect((await Fair.NewVerifiedViewer()).Token);
        var asked = await Comment(asker, room, "包住吗");
        Assert.Equal((1, asked), await Queue(stream, "the question"));
        var answer = await Api.Post(
            $"/api/sessions/{room.Id}/answers", new { opId = Op(), offsets = new[] { asked }, text = "包住" }, Fair.Host);
        Assert.Equal((0, answer.Is(200)["offset"].GetInt64()), await Queue(stream, "the answer"));
    }

    [Fact]
    public async Task Viewers_see_no_queue_and_another_state_is_none()
    {
        var room = await Fair.NewLiveRoom();
        var path = $"/api/sessions/{room.Id}/questions";
        (await Api.Get(path, (await Fair.NewViewer()).Token)).Refuses(403, "NOT_ALLOWED");
        (await Api.Get($"{path}?state=lost", Fair.Staff)).Refuses(400, "INVALID").Says("state: open or answered.");
    }

    private static async Task<(int Open, long Version)> Queue(Watcher stream, string what)
    {
        var queue = (await stream.Next(what)).GetProperty("questions");
        return (queue.GetProperty("open").GetInt32(), queue.GetProperty("version").GetInt64());
    }

    private static string? Text(JsonElement from, string name) => from.GetProperty(name).GetString();

    private async Task<IReadOnlyList<JsonElement>> Questions(TestRoom room, string? state) =>
        [.. (await Api.Get(
            $"/api/sessions/{room.Id}/questions{(state is null ? "" : $"?state={state}")}", Fair.Staff)).Is(200).Items];
}
