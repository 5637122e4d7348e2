using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

[Collection(nameof(Cluster))]
public sealed class SessionFaultTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private PostingId _posting;
    private SessionId _id;
    private Caller _viewer = null!;

    private ISessionGrain Session => cluster.Grains.GetSession(_id);

    private ISessionDeskGrain Desk => cluster.Grains.GetSessionDesk(_id);

    private LogName Log => LogName.Of(_id);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _id = await _fair.NewSession(_posting);
        _viewer = await _fair.NewViewer();
        Assert.Equal(1, (await Session.Do(new StartSession { By = _fair.Host })).Value.Offset);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_store_that_fails_is_told_to_the_caller_and_the_next_call_stands_on_the_truth()
    {
        var gone = cluster.Forgotten(Session);
        cluster.Logs.FailNext(Log);
        await Assert.ThrowsAsync<IOException>(() => Session.Do(Say("一", "op1")));
        await gone;
        Assert.Equal(1, (await Session.Snapshot()).Value!.Head);
        Assert.Equal(new Appended(AppendKind.Stored, 2), (await Session.Do(Say("一", "op1"))).Value);
    }

    [Fact]
    public async Task A_comment_whose_answer_was_lost_is_found_by_its_retry()
    {
        var gone = cluster.Forgotten(Session);
        cluster.Logs.LoseNextAnswer(Log);
        await Assert.ThrowsAsync<IOException>(() => Session.Do(Say("一", "op1")));
        await gone;
        Assert.Equal(new Appended(AppendKind.Repeated, 2), (await Session.Do(Say("一", "op1"))).Value);
        Assert.Equal(new Appended(AppendKind.Stored, 3), (await Session.Do(Say("二", "op2"))).Value);
    }

    [Fact]
    public async Task A_second_writer_makes_the_first_one_fail_once_and_load_again()
    {
        var other = new PendingEvent { Body = new Noticed("另一个节点"), Actor = _fair.Host.Key };
        await cluster.Logs.Append(Log, 1, cluster.Time.GetUtcNow(), 0, [other]);
        var gone = cluster.Forgotten(Session);
        await Assert.ThrowsAsync<StaleLogException>(() => Session.Do(Say("一", "op1")));
        await gone;
        Assert.Equal(new Appended(AppendKind.Stored, 3), (await Session.Do(Say("一", "op1"))).Value);
        Assert.Equal([1L, 2L, 3L], (await _fair.Log(_id)).Select(logged => logged.Offset));
    }

    [Fact]
    public async Task After_two_and_a_half_thousand_events_a_session_that_was_unloaded_stands_as_before()
    {
        await Session.Do(new PinPosting(_posting) { By = _fair.Host });
        await Session.Do(Say("夜班一小时多少钱？", "early"));
        var spam = (await Session.Do(Say("加微信发财吗？", "spam"))).Value.Offset;
        await Session.Do(new RemoveComment(spam, "ad") { By = _fair.Staff });
        var (muted, freed) = (await _fair.NewViewer(), await _fair.NewViewer());
        await Session.Do(new MuteViewer(muted.Viewer!.Value, null, "刷屏") { By = _fair.Staff });
        await Session.Do(new MuteViewer(freed.Viewer!.Value, null, "刷屏") { By = _fair.Staff });
        await Session.Do(new UnmuteViewer(freed.Viewer!.Value) { By = _fair.Staff });
        foreach (var page in Enumerable.Range(0, 2_400).Chunk(400))
        {
            var answers = await Session.DoAll([.. page.Select(Crowd)]);
            Assert.All(answers, answer => Assert.True(answer.Ok));
        }

        await Session.Do(new PauseSession { By = _fair.Host });
        var (snapshot, board) = (await Json(Session.Snapshot()), await Json(Desk.Board(_fair.Host)));
        await cluster.Forget(Session);
        Assert.Equal(snapshot, await Json(Session.Snapshot()));
        Assert.Equal(board, await Json(Desk.Board(_fair.Host)));
        Assert.Contains("夜班一小时多少钱", board, StringComparison.Ordinal);
        Assert.DoesNotContain("发财", board, StringComparison.Ordinal);
        Assert.Equal(RefusalCode.Muted, (await Session.Do(Say("放我", "m1") with { By = muted })).Refused!.Code);
        Assert.True((await Session.Do(Say("谢谢", "m2") with { By = freed })).Ok);
    }

    [Fact]
    public async Task The_last_comments_are_kept_also_behind_a_flood_of_reactions()
    {
        await Session.Do(Say("你好", "hello"));
        foreach (var page in Enumerable.Range(0, 2_000).Chunk(500))
        {
            await Session.DoAll([.. page.Select(i => Reaction($"flood{i}"))]);
        }

        await cluster.Forget(Session);
        Assert.Single((await Session.Snapshot()).Value!.Recent);
    }

    [Fact]
    public async Task A_time_is_kept_to_the_millisecond_so_that_memory_and_store_say_the_same()
    {
        cluster.Time.Advance(TimeSpan.FromTicks(12_345));
        await Session.Do(Say("几点", "op1"));
        var told = (await Session.Snapshot()).Value!.Recent[0];
        Assert.Equal((await _fair.Log(_id))[^1], told);
    }

    private static async Task<string> Json<T>(Task<Outcome<T>> asked) =>
        JsonSerializer.Serialize((await asked).Value, LiveJson.Options);

    private SessionCommand Crowd(int i) => i % 4 == 0
        ? Reaction($"crowd{i}")
        : Say($"第{i}个路过", $"crowd{i}");

    private ReactToPosting Reaction(string who) => new(_posting, ReactionKind.Want)
    {
        By = new Caller { Role = Role.Viewer, Viewer = new ViewerId(who), Name = who }, Op = new OpId(who),
    };

    private SayOnScreen Say(string text, string op) => new(text) { By = _viewer, Op = new OpId(op) };
}
