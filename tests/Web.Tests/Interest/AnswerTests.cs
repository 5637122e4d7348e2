using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Interest;

[Collection(nameof(RoomyFair))]
public sealed class AnswerTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task An_answer_reaches_who_asked_and_everybody_else_with_the_question_s_offset()
    {
        var room = await Fair.NewLiveRoom();
        var (asker, other) = (await Fair.NewVerifiedViewer("老马"), await Fair.NewVerifiedViewer("小雨"));
        var (askers, others) = (await Watch(asker.Token, room), await Watch(other.Token, room));
        var asked = await Comment(await Connect(asker.Token), room, "夫妻可以吗");
        var said = await Comment(await Connect(other.Token), room, "主播好");
        var answered = (await Answer(room, new
        {
            opId = Op(),
            offsets = new[] { asked },
            text = "有夫妻房",
            postingId = room.Postings[0],
            topic = "family",
        })).Is(200)["offset"].GetInt64();
        foreach (var watcher in new[] { askers, others })
        {
            await watcher.Until(answered);
            var heard = watcher.Events.Single(logged => logged.GetProperty("offset").GetInt64() == answered);
            Assert.Equal("answered", heard.GetProperty("kind").GetString());
            var targets = heard.GetProperty("targets").EnumerateArray().Select(target => target.GetInt64()).ToList();
            Assert.Equal([asked], targets);
            Assert.DoesNotContain(said, targets);
            Assert.Equal(
                ("有夫妻房", room.Postings[0], "family", "demo-staff", "回访员小赵"),
                (heard.GetProperty("text").GetString(), heard.GetProperty("postingId").GetString(),
                    heard.GetProperty("topic").GetString(),
                    heard.GetProperty("by").GetProperty("viewerId").GetString(),
                    heard.GetProperty("by").GetProperty("nickname").GetString()));
        }
    }

    [Fact]
    public async Task Who_comes_later_finds_the_answer_beside_the_question()
    {
        var room = await Fair.NewLiveRoom();
        var asked = await room.SayMany(1, "包住吗");
        var answered = (await Answer(room, new { opId = Op(), offsets = new[] { asked }, text = "包住" }))
            .Is(200)["offset"].GetInt64();
        var late = await Watch((await Fair.NewViewer()).Token, room);
        var answer = Assert.Single(late.Joined.GetProperty("snapshot").GetProperty("answers").EnumerateArray());
        Assert.Equal(answered, answer.GetProperty("offset").GetInt64());
        Assert.Equal(asked, answer.GetProperty("targets")[0].GetInt64());
        Assert.Single(await room.Events("answered"));
    }

    [Fact]
    public async Task An_answer_sent_again_is_the_same_and_other_content_under_its_opId_is_refused()
    {
        var room = await Fair.NewLiveRoom();
        var asked = await room.SayMany(2);
        var body = new { opId = Op(), offsets = new[] { asked }, text = "包住" };
        var first = (await Answer(room, body)).Is(200).Text;
        Assert.Equal(first, (await Answer(room, body)).Is(200).Text);
        (await Answer(room, new { body.opId, offsets = new[] { asked - 1 }, body.text })).Refuses(409, "OP_REUSED");
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);
        Assert.Equal(first, (await Answer(room, body)).Is(200).Text);
        (await Answer(room, new { opId = Op(), body.offsets, body.text })).Refuses(409, "NOT_LIVE");
        Assert.Single(await room.Events("answered"));
    }

    [Theory]
    [InlineData("""{"offsets":[2],"text":"包住"}""", "opId")]
    [InlineData("""{"opId":"o","text":"包住"}""", "offsets")]
    [InlineData("""{"opId":"o","offsets":[2],"text":" "}""", "text")]
    [InlineData("""{"opId":"o","offsets":[2],"text":"包住","postingId":"?"}""", "postingId")]
    [InlineData("""{"opId":"o","offsets":[2],"text":"包住","topic":"money"}""", "topic")]
    public async Task An_answer_that_cannot_be_is_refused_by_the_name_of_its_field(string body, string field)
    {
        var room = await Fair.NewLiveRoom();
        await room.SayMany(1);
        var refused = await Api.Send(
            HttpMethod.Post, $"/api/sessions/{room.Id}/answers", Hosting.Api.Text(body), Fair.Staff);
        Assert.StartsWith(field, refused.Refuses(400, "INVALID")["title"].GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_answers_nobody()
    {
        var room = await Fair.NewLiveRoom();
        var asked = await room.SayMany(1);
        var body = new { opId = Op(), offsets = new[] { asked }, text = "包住" };
        var viewer = await Fair.NewVerifiedViewer();
        (await Api.Post($"/api/sessions/{room.Id}/answers", body, viewer.Token)).Refuses(403, "NOT_ALLOWED");
    }

    private Task<Reply> Answer(TestRoom room, object body) =>
        Api.Post($"/api/sessions/{room.Id}/answers", body, Fair.Staff);
}
