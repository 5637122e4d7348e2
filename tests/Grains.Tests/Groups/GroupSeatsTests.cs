using LiveFair.Grains.Sessions;
using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Groups;

[Collection(nameof(Cluster))]
public sealed class GroupSeatsTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private SessionId _session;

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _session = await _fair.NewSession();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Two_thousand_viewers_fill_five_groups_of_500_and_a_second_run_adds_nobody()
    {
        var viewers = await _fair.NewViewers(2_137);
        var first = await EnrolAll(viewers, "op1");
        var again = await EnrolAll(viewers, "op2");
        Assert.Equal(first.Select(seat => seat.Group), again.Select(seat => seat.Group));
        Assert.All(again, seat => Assert.Equal(Done.Before, seat.Done));
        var groups = await _fair.Groups(_session);
        Assert.Equal([500, 500, 500, 500, 137], groups.Select(group => group.Members));
        var members = new List<ViewerId>();
        foreach (var group in groups)
        {
            members.AddRange(await _fair.Of<IGroupStore>().Members(group.Id));
        }

        Assert.Equal(2_137, members.Count);
        Assert.Equal(viewers.Select(viewer => viewer.Viewer!.Value).ToHashSet(), members.ToHashSet());
        var told = (await _fair.Log(_session)).Select(logged => Assert.IsType<Enrolled>(logged.Body).Group);
        Assert.Equal(
            groups.ToDictionary(group => group.Id, group => group.Members),
            told.CountBy(id => id).ToDictionary());
    }

    [Fact]
    public async Task Two_hundred_who_want_one_seat_get_one_seat()
    {
        var group = await _fair.Of<IGroupStore>().Open(_session, 1, 1, cluster.Time.GetUtcNow());
        var viewers = await _fair.NewViewers(200);
        var answers = await Task.WhenAll(viewers.Select(
            viewer => cluster.Grains.GetGroup(group.Id).Take(viewer, new OpId("op1"), FollowUpGroup.ConsentVersion)));
        Assert.Single(answers, answer => answer.Ok);
        Assert.Equal(199, answers.Count(answer => answer.Refused?.Code == RefusalCode.GroupFull));
        Assert.Single(await _fair.Of<IGroupStore>().Members(group.Id));
    }

    [Fact]
    public async Task One_viewer_who_asks_fifty_times_at_once_has_one_seat()
    {
        var viewer = await _fair.NewViewer();
        var seats = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Enrol(viewer, $"op{i}")));
        Assert.Single(seats.Select(seat => seat.Group).Distinct());
        Assert.Single(seats, seat => seat.Done == Done.Now);
        Assert.Single(await _fair.Log(_session));
    }

    [Fact]
    public async Task Who_left_can_come_back_and_reads_nothing_meanwhile()
    {
        var viewer = await _fair.NewViewer();
        var seat = await Enrol(viewer, "op1");
        var group = cluster.Grains.GetGroup(seat.Group);
        Assert.True((await group.Leave(viewer)).Ok);
        Assert.Equal(RefusalCode.NotFound, (await group.Leave(viewer)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await group.Snapshot(viewer)).Refused!.Code);
        Assert.Equal(0, (await _fair.Groups(_session))[0].Members);
        Assert.Equal(new Enrolment(seat.Group, Done.Now), await Enrol(viewer, "op2"));
        Assert.True((await group.Snapshot(viewer)).Ok);
        Assert.Equal(1, (await _fair.Groups(_session))[0].Members);
    }

    [Fact]
    public async Task A_viewer_without_a_row_is_not_found_and_opens_no_group()
    {
        var nobody = new Caller { Role = Role.Viewer, Viewer = new ViewerId(NewId.Next()), Name = "谁" };
        var refused = await cluster.Grains.GetSession(_session)
            .Enrol(nobody, new OpId("op1"), FollowUpGroup.ConsentVersion);
        Assert.Equal(RefusalCode.NotFound, refused.Refused!.Code);
        Assert.Empty(await _fair.Groups(_session));
    }

    [Fact]
    public async Task Without_consent_to_the_current_text_nobody_is_enrolled()
    {
        var refused = await cluster.Grains.GetSession(_session).Enrol(await _fair.NewViewer(), new OpId("op1"), 0);
        Assert.Equal(RefusalCode.ConsentRequired, refused.Refused!.Code);
        Assert.Empty(await _fair.Groups(_session));
    }

    [Fact]
    public async Task A_seat_that_the_session_could_not_be_told_of_is_told_by_the_retry()
    {
        var viewer = await _fair.NewViewer();
        cluster.Logs.FailNext(LogName.Of(_session));
        await Assert.ThrowsAsync<IOException>(() => Enrol(viewer, "op1"));
        Assert.Empty(await _fair.Log(_session));
        Assert.Equal(Done.Before, (await Enrol(viewer, "op1")).Done);
        Assert.Single(await _fair.Log(_session));
        Assert.Equal(1, (await _fair.Groups(_session))[0].Members);
    }

    [Fact]
    public async Task Members_talk_and_a_group_that_was_unloaded_remembers()
    {
        var (viewer, stranger) = (await _fair.NewViewer(), await _fair.NewViewer());
        var group = cluster.Grains.GetGroup((await Enrol(viewer, "op1")).Group);
        var said = await group.Say(viewer, new OpId("say"), "几点集合？", null);
        Assert.Equal(said.Value, (await group.Say(viewer, new OpId("say"), "几点集合？", null)).Value);
        Assert.Equal(RefusalCode.OpReused, (await group.Say(viewer, new OpId("say"), "改了", null)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await group.Say(stranger, new OpId("say"), "我也来", null)).Refused!.Code);
        await cluster.Forget(group);
        var snapshot = (await group.Snapshot(_fair.Staff)).Value!;
        Assert.Single(snapshot.Recent);
        Assert.Equal(1, snapshot.Group.Members);
    }

    [Fact]
    public async Task A_retried_message_gets_its_first_answer_whatever_holds_now()
    {
        var viewer = await _fair.NewCaller();
        var id = (await Enrol(viewer, "op1")).Group;
        var group = cluster.Grains.GetGroup(id);
        var posting = await _fair.NewPosting();
        Task<Outcome<long>> Retry(string? text = "看看这个") => group.Say(viewer, new OpId("say"), text, posting);
        var said = (await Retry()).Value;
        await group.Moderate(new MuteMember(viewer.Viewer!.Value, null, "刷屏") { By = _fair.Staff });
        Assert.Equal(said, (await Retry()).Value);
        Assert.Equal(RefusalCode.Muted, (await group.Say(viewer, new OpId("new"), "再说", null)).Refused!.Code);
        Assert.True((await group.Leave(viewer)).Ok);
        Assert.Equal(said, (await Retry()).Value);
        Assert.Equal(RefusalCode.OpReused, (await Retry("改了")).Refused!.Code);
        Assert.Equal(Refusal.NotFound("group"), (await group.Say(viewer, new OpId("new"), "再说", null)).Refused);
        var itself = cluster.Grains.GetViewer(viewer.Viewer!.Value);
        Assert.Equal(said, (await itself.Say(id, new OpId("say"), "看看这个", posting)).Value);
        Assert.Single((await group.Snapshot(_fair.Staff)).Value!.Recent);
    }

    [Fact]
    public async Task A_group_that_was_unloaded_remembers_its_last_messages_behind_many_who_came_and_went()
    {
        var viewer = await _fair.NewViewer();
        var group = cluster.Grains.GetGroup((await Enrol(viewer, "op1")).Group);
        for (var i = 1; i <= 51; i++)
        {
            Assert.True((await group.Say(_fair.Staff, new OpId($"say{i}"), $"通知{i}", null)).Ok);
        }

        var other = await _fair.NewViewer();
        for (var i = 1; i <= 105; i++)
        {
            Assert.True((await group.Take(other, new OpId($"take{i}"), FollowUpGroup.ConsentVersion)).Ok);
            Assert.True((await group.Leave(other)).Ok);
        }

        var before = (await group.Snapshot(viewer)).Value!.Recent;
        await cluster.Forget(group);
        var after = (await group.Snapshot(viewer)).Value!.Recent;
        Assert.Equal(Enumerable.Range(2, 50).Select(i => $"通知{i}"), after.Select(said => ((Commented)said.Body).Text));
        Assert.Equal(before, after);
    }

    [Fact]
    public async Task Only_a_posting_of_the_group_s_own_station_is_pushed()
    {
        var viewer = await _fair.NewViewer();
        var group = cluster.Grains.GetGroup((await Enrol(viewer, "op1")).Group);
        var (ours, theirs) = (await _fair.NewPosting(), await (await cluster.NewFair()).NewPosting());
        Assert.True((await group.Say(viewer, new OpId("ours"), null, ours)).Ok);
        foreach (var posting in new[] { theirs, new PostingId(NewId.Next()) })
        {
            var refused = await group.Say(viewer, new OpId("no"), "看看", posting);
            Assert.Equal(RefusalCode.NotFound, refused.Refused!.Code);
        }

        Assert.Single((await group.Snapshot(viewer)).Value!.Recent);
    }

    [Fact]
    public async Task Whether_somebody_may_see_a_group_is_answered_as_its_snapshot_would()
    {
        var (viewer, stranger) = (await _fair.NewViewer(), await _fair.NewViewer());
        var group = cluster.Grains.GetGroup((await Enrol(viewer, "op1")).Group);
        Assert.True(await group.MaySee(viewer));
        Assert.True(await group.MaySee(_fair.Staff));
        Assert.False(await group.MaySee(stranger));
        Assert.False(await cluster.Grains.GetGroup(new GroupId(NewId.Next())).MaySee(_fair.Staff));
    }

    [Fact]
    public async Task A_seat_that_a_busy_session_could_not_be_told_of_is_no_refusal_and_the_retry_tells_it()
    {
        await cluster.Grains.GetSession(_session).Do(new StartSession { By = _fair.Host });
        var batcher = _fair.Of<CommandBatcher>();
        var gate = cluster.Logs.HoldNext(LogName.Of(_session));
        var waiting = new List<Task<Outcome<Appended>>> { batcher.Do(_session, Crowd()) };
        await gate.Reached.Task;
        while (waiting[^1] is not { IsCompletedSuccessfully: true, Result.Refused.Code: RefusalCode.Overloaded })
        {
            waiting.Add(batcher.Do(_session, Crowd()));
        }

        var viewer = await _fair.NewViewer();
        await Assert.ThrowsAsync<OrleansException>(() => Enrol(viewer, "op1"));
        gate.Opened.SetResult();
        await Task.WhenAll(waiting);
        Assert.Equal(Done.Before, (await Enrol(viewer, "op1")).Done);
        Assert.Single(await _fair.Log(_session), logged => logged.Body is Enrolled);
    }

    private SayOnScreen Crowd() => new("路过") { By = _fair.Host };

    /// <summary>Two hundred at a time: a call has 30 seconds, and on a busy machine two thousand need longer.</summary>
    private async Task<List<Enrolment>> EnrolAll(IEnumerable<Caller> viewers, string op)
    {
        var seats = new List<Enrolment>();
        foreach (var some in viewers.Chunk(200))
        {
            seats.AddRange(await Task.WhenAll(some.Select(viewer => Enrol(viewer, op))));
        }

        return seats;
    }

    private async Task<Enrolment> Enrol(Caller viewer, string op)
    {
        var seat = await cluster.Grains.GetSession(_session).Enrol(viewer, new OpId(op), FollowUpGroup.ConsentVersion);
        Assert.True(seat.Ok, seat.Refused?.Words);
        return seat.Value;
    }
}
