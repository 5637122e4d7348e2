using LiveFair.Live.Viewers;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;

namespace LiveFair.Web.Tests.Groups;

[Collection(nameof(RoomyFair))]
public sealed class GroupModerationTests(RoomyFair fair) : FairTest(fair)
{
    private string _session = "";
    private string _group = "";
    private TestViewer _member = null!;

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        _session = (await Fair.NewLiveRoom()).Id;
        _member = await Fair.NewVerifiedViewer();
        _group = await Enrol(_member);
    }

    [Fact]
    public async Task A_removed_message_is_told_to_who_watches_and_gone_for_who_comes_later()
    {
        var watcher = Track(await Watch(_member.Token));
        var said = await Say(_member.Token, Fair.Logs.Secret("加我微信赚大钱"));
        await watcher.Until(said);
        var removed = (await Remove(said, "ad", Fair.Staff)).Is(200)["offset"].GetInt64();
        await watcher.Until(removed);
        var told = watcher.Events.Last();
        Assert.Equal(("commentRemoved", said, "ad"), (
            told.GetProperty("kind").GetString(), told.GetProperty("target").GetInt64(),
            told.GetProperty("reason").GetString()));

        var late = Track(await Watch(Fair.Staff));
        var recent = late.Joined.GetProperty("snapshot").GetProperty("recent")[0];
        var listed = (await Api.Get($"/api/groups/{_group}/events?after={said - 1}&limit=1", _member.Token))
            .Is(200)["events"][0];
        foreach (var message in new[] { recent, listed })
        {
            Assert.Equal((said, "commented"), (
                message.GetProperty("offset").GetInt64(), message.GetProperty("kind").GetString()));
            Assert.False(message.TryGetProperty("text", out _));
            Assert.Equal("", message.GetProperty("by").GetProperty("nickname").GetString());
        }
    }

    [Fact]
    public async Task A_message_is_removed_once_by_its_opId_and_by_its_place()
    {
        var (first, second) = (await Say(_member.Token, "一"), await Say(_member.Token, "二"));
        var op = Op();
        var removed = (await Remove(first, "spam", Fair.Staff, op)).Is(200).Text;
        Assert.Equal(removed, (await Remove(first, "spam", Fair.Staff, op)).Is(200).Text);
        Assert.Equal(removed, (await Remove(first, "ad", Fair.Host)).Is(200).Text);
        (await Remove(second, "spam", Fair.Staff, op)).Refuses(409, "OP_REUSED");
        Assert.Equal(second + 1, await Head());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(99)]
    [InlineData(-1)]
    [InlineData(long.MaxValue)]
    public async Task A_removal_of_what_is_no_message_is_NOT_FOUND_and_nothing_changes(long offset)
    {
        (await Remove(offset, "spam", Fair.Staff)).Refuses(404, "NOT_FOUND");
        Assert.Equal(1, await Head());
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{"reason":"SPAM"}""")]
    [InlineData("""{"reason":"spam","opId":""}""")]
    public async Task A_removal_without_a_known_reason_or_with_no_opId_is_INVALID_and_nothing_changes(string body)
    {
        var said = await Say(_member.Token, "你好");
        (await Api.Send(HttpMethod.Delete, $"/api/groups/{_group}/messages/{said}", Hosting.Api.Text(body), Fair.Staff))
            .Refuses(400, "INVALID");
        Assert.Equal(said, await Head());
    }

    [Fact]
    public async Task A_member_keeps_no_order()
    {
        var said = await Say(_member.Token, "你好");
        var mute = $"/api/groups/{_group}/mutes/{_member.Id}";
        (await Remove(said, "spam", _member.Token)).Refuses(403, "NOT_ALLOWED");
        (await Api.Put(mute, new { reason = "刷屏" }, _member.Token)).Refuses(403, "NOT_ALLOWED");
        (await Api.Delete(mute, null, _member.Token)).Refuses(403, "NOT_ALLOWED");
        Assert.Equal(said, await Head());
    }

    [Fact]
    public async Task A_muted_member_is_refused_with_MUTED_and_the_wait_until_unmuted()
    {
        var mute = $"/api/groups/{_group}/mutes/{_member.Id}";
        var (op, hub) = (Op(), await Connect(_member.Token));
        var body = new { opId = op, reason = "刷屏", minutes = 10 };
        var muted = (await Api.Put(mute, body, Fair.Staff)).Is(200).Text;
        Assert.Equal(muted, (await Api.Put(mute, body, Fair.Staff)).Is(200).Text);
        (await Api.Put(mute, new { opId = op, reason = "刷屏" }, Fair.Staff)).Refuses(409, "OP_REUSED");
        var refused = await hub.Say(_group, Op(), "让我说");
        Assert.Equal("MUTED", refused.Code);
        Assert.InRange(refused.RetryAfterMs!.Value, 1, 600_000);
        var told = (await Api.Post($"/api/groups/{_group}/messages", new { opId = Op(), text = "让我说" }, _member.Token))
            .Refuses(403, "MUTED");
        Assert.InRange(told["retryAfterMs"].GetInt64(), 1, 600_000);
        Assert.Equal(2, await Head());
        var free = (await Api.Delete(mute, null, Fair.Host)).Is(200).Text;
        Assert.Equal(free, (await Api.Delete(mute, new { opId = Op() }, Fair.Staff)).Is(200).Text);
        Assert.True((await hub.Say(_group, Op(), "谢谢")).Ok);
    }

    [Fact]
    public async Task A_muted_member_who_comes_back_as_another_viewer_with_the_same_phone_is_muted_too()
    {
        (await Api.Put($"/api/groups/{_group}/mutes/{_member.Id}", new { reason = "广告" }, Fair.Staff)).Is(200);
        Fair.Time.Advance(PhoneCodes.Spacing);
        var again = await Fair.NewVerifiedViewer("换了手机", _member.Phone);
        Assert.Equal(_group, await Enrol(again));
        Assert.Equal("MUTED", (await (await Connect(again.Token)).Say(_group, Op(), "还是我")).Code);
        (await Api.Delete($"/api/groups/{_group}/mutes/{_member.Id}", null, Fair.Staff)).Is(200);
        Assert.True((await (await Connect(again.Token)).Say(_group, Op(), "谢谢")).Ok);
    }

    [Fact]
    public async Task Who_says_something_and_leaves_is_muted_all_the_same_for_when_they_come_back()
    {
        await Say(_member.Token, "骂人");
        (await Api.Post($"/api/groups/{_group}/leave", new { }, _member.Token)).Is(200);
        (await Api.Put($"/api/groups/{_group}/mutes/{_member.Id}", new { reason = "辱骂" }, Fair.Staff)).Is(200);
        Assert.Equal(_group, await Enrol(_member));
        Assert.Equal("MUTED", (await (await Connect(_member.Token)).Say(_group, Op(), "再骂")).Code);
    }

    [Fact]
    public async Task A_mute_without_an_end_says_no_time_to_wait()
    {
        (await Api.Delete($"/api/groups/{_group}/mutes/{_member.Id}", null, Fair.Staff)).Refuses(404, "NOT_FOUND");
        (await Api.Put($"/api/groups/{_group}/mutes/{_member.Id}", new { reason = "广告" }, Fair.Host)).Is(200);
        Assert.Equal(
            new HubAnswer(false, null, "MUTED", null), await (await Connect(_member.Token)).Say(_group, Op(), "让我说"));
    }

    [Theory]
    [InlineData("""{"reason":"刷屏","minutes":1e300}""")]
    [InlineData("""{"reason":"刷屏","minutes":0}""")]
    [InlineData("""{"reason":"刷屏","minutes":1441}""")]
    [InlineData("""{"minutes":5}""")]
    public async Task A_mute_of_an_impossible_length_or_without_a_reason_is_INVALID_and_nothing_changes(string body)
    {
        (await Api.Send(HttpMethod.Put, $"/api/groups/{_group}/mutes/{_member.Id}", Hosting.Api.Text(body), Fair.Host))
            .Refuses(400, "INVALID");
        Assert.Equal(1, await Head());
    }

    private async Task<string> Enrol(TestViewer viewer) => (await Api.Post(
        $"/api/sessions/{_session}/enrolments", new { opId = Op(), consentVersion = 1 }, viewer.Token))
        .Is(201)["groupId"].GetString()!;

    private async Task<Watcher> Watch(string token) =>
        await Watcher.Join(await Connect(token), "WatchGroup", new { groupId = _group });

    private async Task<long> Say(string token, string text) =>
        (await Api.Post($"/api/groups/{_group}/messages", new { opId = Op(), text }, token))
            .Is(200)["offset"].GetInt64();

    private Task<Reply> Remove(long offset, string reason, string token, string? opId = null) =>
        Api.Delete($"/api/groups/{_group}/messages/{offset}", new { opId, reason }, token);

    private async Task<long> Head() =>
        (await Api.Get($"/api/groups/{_group}/events", Fair.Staff)).Is(200)["head"].GetInt64();
}
