using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Sessions;

[Collection(nameof(StrictFair))]
public sealed class ThrottleTests(StrictFair fair) : FairTest(fair)
{
    [Fact]
    public async Task The_fourth_comment_of_a_burst_is_refused_with_TOO_FAST_and_a_wait_and_nothing_changes()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        for (var i = 0; i < 3; i++)
        {
            await Comment(hub, room, $"第{i}句");
        }

        var head = await room.Head();
        var refused = await hub.Comment(room.Id, Op(), "第四句");
        Assert.Equal("TOO_FAST", refused.Code);
        Assert.InRange(refused.RetryAfterMs!.Value, 1, 120_000);
        Assert.Equal(head, await room.Head());
    }

    [Fact]
    public async Task A_throttled_viewer_may_comment_again_after_the_wait()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        for (var i = 0; i < 3; i++)
        {
            await Comment(hub, room, $"第{i}句");
        }

        Fair.Time.Advance(TimeSpan.FromMinutes(2));
        await Comment(hub, room, "第四句");
    }

    [Fact]
    public async Task A_retry_of_a_taken_comment_is_answered_though_the_throttle_is_empty()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewVerifiedViewer()).Token);
        var op = Op();
        var first = await hub.Comment(room.Id, op, "第一句");
        await Comment(hub, room, "第二句");
        await Comment(hub, room, "第三句");
        Assert.Equal(first, await hub.Comment(room.Id, op, "第一句"));
        Assert.Equal("OP_REUSED", (await hub.Comment(room.Id, op, "改了")).Code);
        Assert.Equal(3, (await room.Events("commented")).Count);
    }

    [Fact]
    public async Task Reactions_beyond_the_burst_are_refused_with_TOO_FAST_and_not_counted()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect((await Fair.NewViewer()).Token);
        // More acts than the burst can ever refill during the test: one refills in half a second.
        var answers = new List<HubAnswer>();
        for (var i = 0; i < 200; i++)
        {
            answers.Add(await hub.React(room.Id, room.Postings[i % 3], "want"));
        }

        var refused = answers.Where(answer => !answer.Ok).ToList();
        Assert.NotEmpty(refused);
        Assert.All(refused, answer => Assert.Equal("TOO_FAST", answer.Code));
        Assert.All(refused, answer => Assert.InRange(answer.RetryAfterMs!.Value, 1, 500));
        Assert.InRange((await room.Events("reacted")).Count, 1, 3);
    }

    [Fact]
    public async Task The_station_s_people_are_not_throttled()
    {
        var room = await Fair.NewLiveRoom();
        var hub = await Connect(Fair.Host);
        for (var i = 0; i < 10; i++)
        {
            await Comment(hub, room, $"主播第{i}句");
        }
    }

    [Fact]
    public async Task A_second_phone_code_within_a_minute_is_429_TOO_FAST_and_not_sent()
    {
        var viewer = await Fair.NewViewer();
        var body = new { phone = viewer.Phone };
        (await Api.Post("/api/viewers/me/phone", body, viewer.Token)).Is(202);
        var sent = (await Api.Get("/api/demo/outbox")).Json.GetArrayLength();
        var refused = (await Api.Post("/api/viewers/me/phone", body, viewer.Token)).Refuses(429, "TOO_FAST");
        Assert.InRange(refused["retryAfterMs"].GetInt64(), 1, 60_000);
        Assert.Equal(sent, (await Api.Get("/api/demo/outbox")).Json.GetArrayLength());
    }

    [Fact]
    public async Task A_phone_code_that_is_too_old_is_refused_with_INVALID()
    {
        var viewer = await Fair.NewViewer();
        (await Api.Post("/api/viewers/me/phone", new { phone = viewer.Phone }, viewer.Token)).Is(202);
        var code = (await Api.Get("/api/demo/outbox")).Json.EnumerateArray().Last().GetProperty("code").GetString();
        Fair.Time.Advance(TimeSpan.FromMinutes(6));
        (await Api.Post("/api/viewers/me/phone/confirm", new { phone = viewer.Phone, code }, viewer.Token))
            .Refuses(400, "INVALID");
        Assert.False((await Api.Get("/api/me", viewer.Token))["phoneVerified"].GetBoolean());
    }

    [Fact]
    public async Task A_mute_ends_by_itself_after_its_minutes()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        var hub = await Connect(viewer.Token);
        (await Api.Put($"/api/sessions/{room.Id}/mutes/{viewer.Id}", new { reason = "刷屏", minutes = 5 }, Fair.Host))
            .Is(200);
        Assert.Equal("MUTED", (await hub.Comment(room.Id, Op(), "让我说")).Code);
        Fair.Time.Advance(TimeSpan.FromMinutes(6));
        await Comment(hub, room, "又能说了");
    }
}
