using LiveFair.Live.Viewers;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Sessions;

[Collection(nameof(RoomyFair))]
public sealed class ModerationTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_muted_viewer_is_refused_with_MUTED_until_unmuted()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        var hub = await Connect(viewer.Token);
        var mute = $"/api/sessions/{room.Id}/mutes/{viewer.Id}";
        (await Api.Put(mute, new { reason = "刷屏", minutes = 10 }, Fair.Staff)).Is(200);
        var head = await room.Head();
        var refused = await hub.Comment(room.Id, Op(), "让我说");
        Assert.Equal("MUTED", refused.Code);
        Assert.InRange(refused.RetryAfterMs!.Value, 1, 600_000);
        Assert.Equal(head, await room.Head());
        (await Api.Delete(mute, null, Fair.Staff)).Is(200);
        await Comment(hub, room, "谢谢");
    }

    [Fact]
    public async Task A_muted_viewer_s_new_device_with_the_same_phone_is_muted_too_until_the_first_is_unmuted()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        var mute = $"/api/sessions/{room.Id}/mutes/{viewer.Id}";
        (await Api.Put(mute, new { reason = "刷屏", minutes = 10 }, Fair.Staff)).Is(200);
        Fair.Time.Advance(PhoneCodes.Spacing);
        var hub = await Connect((await Fair.NewVerifiedViewer("小李", viewer.Phone)).Token);
        var refused = await hub.Comment(room.Id, Op(), "换个手机");
        Assert.Equal("MUTED", refused.Code);
        Assert.InRange(refused.RetryAfterMs!.Value, 1, 600_000);
        Assert.True((await hub.React(room.Id, room.Postings[0], "want")).Ok);
        var muted = (await room.Events("muted")).Single();
        Assert.Equal(viewer.Id, muted.GetProperty("viewerId").GetString());
        Assert.Empty(await room.Events("commented"));
        (await Api.Delete(mute, null, Fair.Staff)).Is(200);
        await Comment(hub, room, "谢谢");
    }

    [Fact]
    public async Task A_mute_without_an_end_says_no_time_to_wait()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        var hub = await Connect(viewer.Token);
        (await Api.Put($"/api/sessions/{room.Id}/mutes/{viewer.Id}", new { reason = "广告" }, Fair.Host)).Is(200);
        Assert.Equal(new HubAnswer(false, null, "MUTED", null), await hub.Comment(room.Id, Op(), "让我说"));
    }

    [Theory]
    [InlineData("1e300")]
    [InlineData("-1")]
    [InlineData("0")]
    [InlineData("1441")]
    public async Task A_mute_of_an_impossible_length_is_refused_with_INVALID_and_nothing_changes(string minutes)
    {
        var room = await Fair.NewLiveRoom();
        var body = Api.Text($$"""{"reason":"刷屏","minutes":{{minutes}}}""");
        (await Api.Send(HttpMethod.Put, $"/api/sessions/{room.Id}/mutes/somebody", body, Fair.Host))
            .Refuses(400, "INVALID");
        Assert.Equal(1, await room.Head());
    }

    [Theory]
    [InlineData("")]
    [InlineData("SPAM")]
    [InlineData("because")]
    public async Task A_removal_without_a_known_reason_is_refused_with_INVALID_and_nothing_changes(string reason)
    {
        var room = await Fair.NewLiveRoom();
        var offset = await room.SayMany(1);
        (await Api.Delete($"/api/sessions/{room.Id}/comments/{offset}", new { reason }, Fair.Host))
            .Refuses(400, "INVALID");
        Assert.Equal(offset, await room.Head());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_removal_of_what_is_no_comment_is_NOT_FOUND_and_nothing_changes(long offset)
    {
        var room = await Fair.NewLiveRoom();
        (await Api.Delete($"/api/sessions/{room.Id}/comments/{offset}", new { reason = "spam" }, Fair.Host))
            .Refuses(404, "NOT_FOUND");
        Assert.Equal(1, await room.Head());
    }
}
