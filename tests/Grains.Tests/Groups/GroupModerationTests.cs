using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Grains.Tests.Groups;

/// <summary>What a station takes away or forbids in a group, and that it stays so.</summary>
[Collection(nameof(Cluster))]
public sealed class GroupModerationTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private GroupId _id;
    private Caller _member = null!;

    private IGroupGrain Group => cluster.Grains.GetGroup(_id);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _member = await _fair.NewViewer();
        var seat = await cluster.Grains.GetSession(await _fair.NewSession())
            .Enrol(_member, Op(), FollowUpGroup.ConsentVersion);
        _id = seat.Value!.Group;
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_removed_message_is_gone_from_every_list_also_when_the_group_was_unloaded()
    {
        var said = await Say("加微信", await _fair.NewPosting());
        var removed = await Done(Remove(said));
        foreach (var _ in (int[])[1, 2])
        {
            Assert.Equal(Blank, Assert.Single((await Group.Snapshot(_member)).Value!.Recent).Body);
            Assert.Equal(Blank, (await _fair.Log(LogName.Of(_id)))[(int)said - 1].Body);
            Assert.Equal(removed, await Done(Remove(said) with { Reason = "spam" }));
            await cluster.Forget(Group);
        }

        // The repeats used no offset up.
        Assert.Equal(removed + 1, await Say("好的"));
    }

    [Fact]
    public async Task The_same_opId_removes_once_and_not_another_message_though_the_first_is_gone_already()
    {
        var (first, second) = (await Say("加微信"), await Say("再加"));
        var remove = Remove(first) with { Op = new OpId("remove") };
        var removed = await Done(remove);
        Assert.Equal(removed, await Done(remove));
        Assert.Equal(RefusalCode.OpReused, (await Group.Moderate(remove with { Target = second })).Refused!.Code);
        Assert.Equal(RefusalCode.OpReused, (await Group.Moderate(remove with { Reason = "spam" })).Refused!.Code);
        Assert.Equal(removed, (await Group.Snapshot(_fair.Staff)).Value!.Head.Head);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(long.MaxValue)]
    public async Task What_is_no_message_is_not_found_and_nothing_changes(long target)
    {
        Assert.Equal(Refusal.NotFound("message"), (await Group.Moderate(Remove(target))).Refused);
        Assert.Equal(1, (await Group.Snapshot(_fair.Staff)).Value!.Head.Head);
        Assert.Empty(await Trail());
    }

    [Fact]
    public async Task A_mute_and_its_lifting_hold_when_the_group_was_unloaded()
    {
        var member = _member.Viewer!.Value;
        await Done(new MuteMember(member, TimeSpan.FromMinutes(10), "刷屏") { By = _fair.Staff });
        await cluster.Forget(Group);
        cluster.Time.Advance(TimeSpan.FromMinutes(4));
        var refused = (await Group.Say(_member, Op(), "让我说", null)).Refused!;
        Assert.Equal((RefusalCode.Muted, TimeSpan.FromMinutes(6)), (refused.Code, refused.RetryAfter));
        var lifted = await Done(new UnmuteMember(member) { By = _fair.Staff });
        await cluster.Forget(Group);
        await Say("谢谢");
        Assert.Equal(lifted, await Done(new UnmuteMember(member) { By = _fair.Host }));
    }

    [Fact]
    public async Task A_retried_mute_is_logged_once_and_another_length_under_its_opId_is_refused()
    {
        var mute = new MuteMember(_member.Viewer!.Value, TimeSpan.FromMinutes(10), "刷屏")
        {
            By = _fair.Staff, Op = new OpId("mute"),
        };
        var muted = await Done(mute);
        cluster.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(muted, await Done(mute));
        Assert.Equal(RefusalCode.OpReused, (await Group.Moderate(mute with { For = null })).Refused!.Code);
        Assert.Single(await _fair.Log(LogName.Of(_id)), logged => logged.Body is ViewerMuted);
    }

    [Fact]
    public async Task Every_act_leaves_one_trace_without_words()
    {
        var member = _member.Viewer!.Value;
        var said = await Say("加微信");
        await Done(Remove(said));
        await Done(Remove(said));
        await Done(new MuteMember(member, null, "刷屏") { By = _fair.Staff });
        await Done(new UnmuteMember(member) { By = _fair.Host });
        await Done(new UnmuteMember(member) { By = _fair.Host });
        Assert.Equal(
            [
                (_fair.Staff.Key, "message.remove", $"{_id}/{said}", "ad"),
                (_fair.Staff.Key, "member.mute", $"{_id}/{member}", "刷屏"),
                (_fair.Host.Key, "member.unmute", $"{_id}/{member}", null),
            ],
            (await Trail()).Select(entry => (entry.Actor, entry.Action, entry.Target, entry.Reason)));
        Assert.Null(await _fair.Of<IAuditStore>().FindTampered());
    }

    [Fact]
    public async Task Nobody_keeps_order_in_a_group_that_does_not_exist()
    {
        var nowhere = cluster.Grains.GetGroup(new GroupId(NewId.Next()));
        Assert.Equal(Refusal.NotFound("group"), (await nowhere.Moderate(Remove(1))).Refused);
    }

    private Commented Blank => new(new Person(_member.Viewer!.Value.Value, ""), null);

    private static OpId Op() => new(NewId.Next());

    private RemoveMessage Remove(long target) => new(target, "ad") { By = _fair.Staff };

    private async Task<long> Say(string text, PostingId? posting = null)
    {
        var said = await Group.Say(_member, Op(), text, posting);
        Assert.True(said.Ok, said.Refused?.Words);
        return said.Value;
    }

    private async Task<long> Done(GroupCommand command)
    {
        var answer = await Group.Moderate(command);
        Assert.True(answer.Ok, answer.Refused?.Words);
        return answer.Value;
    }

    private async Task<IEnumerable<AuditEntry>> Trail() =>
        (await _fair.Of<IAuditStore>().List(_fair.Station.Id, null, 100))
            .Where(entry => entry.Target.StartsWith(_id.Value, StringComparison.Ordinal)).Reverse();
}
