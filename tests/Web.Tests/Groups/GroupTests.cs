using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Groups;

/// <summary>Groups of two seats.</summary>
[Collection(nameof(StrictFair))]
public sealed class GroupTests(StrictFair fair) : FairTest(fair)
{
    [Fact]
    public async Task An_enrolment_gives_one_seat_however_often_it_is_asked_for()
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewViewer());
        var first = (await Enrol(room, viewer)).Is(201)["groupId"].GetString();
        Assert.Equal(first, (await Enrol(room, viewer)).Is(200)["groupId"].GetString());
        Assert.Single(await room.Events("enrolled"));
        var mine = Assert.Single((await Api.Get("/api/groups", viewer.Token)).Items);
        Assert.Equal((first, 1, 2), (
            mine.GetProperty("id").GetString(),
            mine.GetProperty("members").GetInt32(),
            mine.GetProperty("capacity").GetInt32()));
    }

    [Fact]
    public async Task Full_groups_overflow_into_new_ones_and_nobody_is_seated_twice()
    {
        var room = await Fair.NewLiveRoom();
        var viewers = new List<TestViewer>();
        for (var i = 0; i < 7; i++)
        {
            viewers.Add(await Fair.NewViewer());
        }

        await Task.WhenAll(viewers.Concat(viewers).Select(viewer => Enrol(room, viewer)));
        var groups = (await Api.Get($"/api/groups?session={room.Id}", Fair.Staff)).Items
            .Select(group => group.GetProperty("members").GetInt32()).ToList();
        Assert.Equal((7, true), (groups.Sum(), groups.All(members => members is 1 or 2)));
        Assert.Equal(7, (await room.Events("enrolled")).Count);
    }

    [Theory]
    [InlineData("{\"opId\":\"o\"}")]
    [InlineData("{\"opId\":\"o\",\"consentVersion\":0}")]
    [InlineData("{\"opId\":\"o\",\"consentVersion\":2}")]
    public async Task An_enrolment_without_consent_to_the_current_text_is_403_CONSENT_REQUIRED(string body)
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewViewer());
        (await Api.Send(HttpMethod.Post, $"/api/sessions/{room.Id}/enrolments", Hosting.Api.Text(body), viewer.Token))
            .Refuses(403, "CONSENT_REQUIRED");
        Assert.Equal(1, await room.Head());
        Assert.Empty((await Api.Get("/api/groups", viewer.Token)).Items);
    }

    [Fact]
    public async Task A_seat_in_a_full_group_is_refused_with_GROUP_FULL_which_is_409_on_the_wire()
    {
        var room = await Fair.NewLiveRoom();
        var group = (await Enrol(room, await Fair.NewViewer())).Is(201)["groupId"].GetString()!;
        (await Enrol(room, await Fair.NewViewer())).Is(201);
        var third = new Caller { Role = Role.Viewer, Viewer = new ViewerId((await Fair.NewViewer()).Id), Name = "第三人" };
        var refused = await Fair.Services.GetRequiredService<IGrainFactory>().GetGroup(new GroupId(group))
            .Take(third, new OpId(Op()), FollowUpGroup.ConsentVersion);
        var spoken = Assert.IsAssignableFrom<IStatusCodeHttpResult>(refused.Refused!.Problem());
        Assert.Equal(("GROUP_FULL", 409), (Refusals.Word(refused.Refused!.Code), spoken.StatusCode));
        Assert.Equal(2, (await Api.Get($"/api/groups/{group}", Fair.Staff))["members"].GetInt32());
    }

    [Fact]
    public async Task A_group_is_seen_by_its_members_and_staff_and_by_nobody_else()
    {
        var (room, member, stranger) = (
            await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer(), await Fair.NewVerifiedViewer());
        var group = (await Enrol(room, member)).Is(201)["groupId"].GetString()!;
        var said = new { opId = Op(), text = "大家好" };
        (await Api.Post($"/api/groups/{group}/messages", said, member.Token)).Is(200);
        Assert.Contains(
            "大家好", (await Api.Get($"/api/groups/{group}/events", Fair.Staff)).Is(200).Text, StringComparison.Ordinal);
        (await Api.Get($"/api/groups/{group}", member.Token)).Is(200);
        (await Api.Get($"/api/groups/{group}", stranger.Token)).Refuses(404, "NOT_FOUND");
        (await Api.Get($"/api/groups/{group}/events", stranger.Token)).Refuses(404, "NOT_FOUND");
        (await Api.Post($"/api/groups/{group}/messages", said, stranger.Token)).Refuses(404, "NOT_FOUND");
        (await Api.Post($"/api/groups/{group}/leave", null, stranger.Token)).Refuses(404, "NOT_FOUND");
        Assert.Equal("NOT_FOUND", (await (await Connect(stranger.Token)).Say(group, Op(), "我也在")).Code);
        Assert.Empty((await Api.Get("/api/groups", stranger.Token)).Items);
    }

    [Fact]
    public async Task A_member_who_left_sees_nothing_that_is_said_after()
    {
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: NOT_FOUND");
        var (room, stays, leaves) = (
            await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer(), await Fair.NewViewer());
        var group = (await Enrol(room, stays)).Is(201)["groupId"].GetString()!;
        (await Enrol(room, leaves)).Is(201);
        var watcher = Track(await Watcher.Join(await Connect(leaves.Token), "WatchGroup", new { groupId = group }));
        var hub = await Connect(stays.Token);
        var before = await hub.Say(group, Op(), "还在吗");
        await watcher.Until(before.Offset!.Value);
        (await Api.Post($"/api/groups/{group}/leave", null, leaves.Token)).Is(200);
        Assert.True((await hub.Say(group, Op(), "走了的人听不见")).Ok);
        var refused = await Assert.ThrowsAsync<HubException>(() => watcher.Until(long.MaxValue));
        Assert.Contains("NOT_FOUND: ", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(watcher.Frames, frame => frame.GetRawText().Contains("听不见", StringComparison.Ordinal));
        (await Api.Get($"/api/groups/{group}/events", leaves.Token)).Refuses(404, "NOT_FOUND");
        Assert.Equal(1, (await Api.Get($"/api/groups/{group}", Fair.Staff))["members"].GetInt32());
    }

    [Fact]
    public async Task A_group_s_log_recovers_for_a_member_who_comes_back()
    {
        var (room, member) = (await Fair.NewLiveRoom(), await Fair.NewViewer());
        var group = (await Enrol(room, member)).Is(201)["groupId"].GetString()!;
        var first = Track(await Watcher.Join(await Connect(member.Token), "WatchGroup", new { groupId = group }));
        var staff = await Connect(Fair.Staff);
        var last = 0L;
        for (var i = 0; i < 5; i++)
        {
            last = (await staff.Say(group, Op(), $"通知{i}")).Offset!.Value;
        }

        var back = Track(await Watcher.Join(
            await Connect(member.Token), "WatchGroup", new { groupId = group, after = 1, epoch = first.Epoch }));
        await back.Until(last);
        Assert.True(back.Recovered);
        Assert.Equal([2L, 3, 4, 5, 6], back.Offsets);
    }

    [Fact]
    public async Task The_same_opId_with_another_message_is_refused_with_OP_REUSED()
    {
        var (room, member) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var group = (await Enrol(room, member)).Is(201)["groupId"].GetString()!;
        var op = Op();
        var first = (await Api.Post($"/api/groups/{group}/messages", new { opId = op, text = "好" }, member.Token))
            .Is(200);
        var again = (await Api.Post($"/api/groups/{group}/messages", new { opId = op, text = "好" }, member.Token))
            .Is(200);
        Assert.Equal(first.Text, again.Text);
        (await Api.Post($"/api/groups/{group}/messages", new { opId = op, text = "坏" }, member.Token))
            .Refuses(409, "OP_REUSED");
    }

    [Fact]
    public async Task A_member_talks_with_a_confirmed_phone_and_by_the_throttle_and_staff_as_they_like()
    {
        var (room, member, silent) = (
            await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer(), await Fair.NewViewer());
        var group = (await Enrol(room, member)).Is(201)["groupId"].GetString()!;
        (await Enrol(room, silent)).Is(201);
        (await Say(group, silent.Token)).Refuses(403, "VERIFY_PHONE");
        Assert.Equal("VERIFY_PHONE", (await (await Connect(silent.Token)).Say(group, Op(), "在吗")).Code);
        for (var i = 0; i < 3; i++)
        {
            (await Say(group, member.Token)).Is(200);
        }

        (await Say(group, member.Token)).Refuses(429, "TOO_FAST");
        Assert.Equal("TOO_FAST", (await (await Connect(member.Token)).Say(group, Op(), "在吗")).Code);
        for (var i = 0; i < 5; i++)
        {
            (await Say(group, Fair.Staff)).Is(200);
        }
    }

    private Task<Reply> Say(string group, string token) =>
        Api.Post($"/api/groups/{group}/messages", new { opId = Op(), text = "在吗" }, token);

    private Task<Reply> Enrol(TestRoom room, TestViewer viewer) => Api.Post(
        $"/api/sessions/{room.Id}/enrolments", new { opId = Op(), consentVersion = 1 }, viewer.Token);
}
