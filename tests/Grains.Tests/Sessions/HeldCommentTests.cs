using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

[Collection(nameof(Cluster))]
public sealed class HeldCommentTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private SessionId _session;
    private PostingId _posting;
    private Caller _viewer = null!;

    private ISessionGrain Session => cluster.Grains.GetSession(_session);

    private ISessionDeskGrain Desk => cluster.Grains.GetSessionDesk(_session);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _session = await _fair.NewSession(_posting);
        _viewer = await _fair.NewViewer();
        Assert.True((await Session.Do(new StartSession { By = _fair.Host })).Ok);
        Assert.True((await Session.Do(new SetRules(new RoomRules(0, true)) { By = _fair.Staff })).Ok);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_waits_waits_after_a_reload_and_a_retry_hears_the_same_before_and_after_it_is_let_through()
    {
        var say = Say();
        var first = (await Session.Do(say)).Value;
        await cluster.Forget(Session);

        var held = Assert.Single((await Desk.Held(_fair.Staff)).Value!);
        Assert.Equal(new Appended(AppendKind.Held, 0, held.Id), first);
        Assert.Equal(first, (await Session.Do(say)).Value);
        var offset = (await Desk.ApproveHeld(_fair.Staff, held.Id)).Value;
        await cluster.Forget(Session);

        Assert.Equal(new Appended(AppendKind.Repeated, offset), (await Session.Do(say)).Value);
        Assert.Equal(offset, (await Desk.ApproveHeld(_fair.Staff, held.Id)).Value);
        Assert.Single(await _fair.Log(_session), logged => logged.Body is Commented);
    }

    [Fact]
    public async Task More_than_500_do_not_wait_and_the_station_hears_how_many_do()
    {
        var answers = await Session.DoAll([.. Enumerable.Range(0, HeldComment.Most + 1).Select(_ => Say())]);

        Assert.All(answers[..^1], answer => Assert.Equal(AppendKind.Held, answer.Value.Kind));
        Assert.Equal(
            (RefusalCode.Overloaded, TimeSpan.FromSeconds(30)),
            (answers[^1].Refused!.Code, answers[^1].Refused!.RetryAfter));
        Assert.Equal(HeldComment.Most, (await Desk.Board(_fair.Staff)).Value!.Held);
    }

    [Fact]
    public async Task What_is_held_in_the_batch_that_ends_the_session_is_gone()
    {
        await Session.DoAll([Say(), new EndSession { By = _fair.Host }]);

        Assert.Empty((await Desk.Held(_fair.Staff)).Value!);
        await cluster.Forget(Session);
        Assert.Empty((await Desk.Held(_fair.Staff)).Value!);
    }

    [Fact]
    public async Task Who_waits_to_be_looked_at_waits_for_slow_mode_too_also_after_a_reload()
    {
        Assert.True((await Session.Do(new SetRules(new RoomRules(60_000, true)) { By = _fair.Staff })).Ok);
        await Session.Do(Say());
        var before = await Session.Do(Say());
        await cluster.Forget(Session);

        Assert.Equal(RefusalCode.TooFast, before.Refused?.Code);
        Assert.Equal(before, await Session.Do(Say()));
    }

    [Fact]
    public async Task A_comment_that_comes_twice_in_one_batch_waits_once()
    {
        var say = Say();
        var answers = await Session.DoAll([say, say, say with { Text = "太远了" }]);

        var held = Assert.Single((await Desk.Held(_fair.Staff)).Value!);
        var waits = new Appended(AppendKind.Held, 0, held.Id);
        Assert.Equal([waits, waits], answers[..2].Select(answer => answer.Value));
        Assert.Equal(RefusalCode.OpReused, answers[2].Refused?.Code);
        Assert.True((await Desk.ApproveHeld(_fair.Staff, held.Id)).Ok);
        Assert.Equal(AppendKind.Repeated, (await Session.Do(say)).Value!.Kind);
        Assert.Equal(0, (await Desk.Board(_fair.Staff)).Value!.Held);
    }

    [Fact]
    public async Task What_is_turned_away_is_told_once_in_the_log_and_to_its_writer_also_after_a_reload()
    {
        var say = Say();
        await Session.Do(say);
        var held = Assert.Single((await Desk.Held(_fair.Staff)).Value!);

        Assert.Equal(Done.Now, (await Desk.RefuseHeld(_fair.Staff, held.Id, "ad")).Value);
        Assert.Equal(Done.Before, (await Desk.RefuseHeld(_fair.Staff, held.Id, "ad")).Value);
        await cluster.Forget(Session);

        Assert.Equal(new Appended(AppendKind.TurnedAway, 0, held.Id), (await Session.Do(say)).Value);
        Assert.Equal(RefusalCode.NotFound, (await Desk.ApproveHeld(_fair.Staff, held.Id)).Refused?.Code);
        var last = (await _fair.Log(_session))[^1];
        Assert.Equal(new CommentTurnedAway(held.Id), last.Body);
        Assert.Equal(last.Offset, (await Session.Snapshot()).Value!.Head);
        Assert.Equal(0, (await Desk.Board(_fair.Staff)).Value!.Held);
    }

    [Fact]
    public async Task What_was_turned_away_is_still_told_to_its_writer_once_the_session_ended()
    {
        var (refused, waits) = (Say(), Say());
        await Session.DoAll([refused, waits]);
        var held = (await Desk.Held(_fair.Staff)).Value!;
        await Desk.RefuseHeld(_fair.Staff, held[0].Id, "ad");
        await Session.Do(new EndSession { By = _fair.Host });

        Assert.Equal(AppendKind.TurnedAway, (await Session.Do(refused)).Value.Kind);
        Assert.Equal(RefusalCode.NotLive, (await Session.Do(waits)).Refused?.Code);
    }

    [Fact]
    public async Task Nothing_else_is_logged_under_the_opId_of_a_comment_that_waits()
    {
        var say = Say();
        await Session.Do(say);
        var react = new ReactToPosting(_posting, ReactionKind.Want) { By = _viewer, Op = say.Op };

        Assert.Equal(RefusalCode.OpReused, (await Session.Do(react)).Refused?.Code);
        var held = Assert.Single((await Desk.Held(_fair.Staff)).Value!);
        var offset = (await Desk.ApproveHeld(_fair.Staff, held.Id)).Value;
        Assert.Single(await _fair.Log(_session), logged => logged.Body is Commented && logged.Offset == offset);
    }

    [Fact]
    public async Task No_comment_waits_under_the_opId_of_what_came_before_it_in_the_batch()
    {
        var say = Say();
        var react = new ReactToPosting(_posting, ReactionKind.Want) { By = _viewer, Op = say.Op };
        var answers = await Session.DoAll([react, say]);

        Assert.Equal(AppendKind.Stored, answers[0].Value!.Kind);
        Assert.Equal(RefusalCode.OpReused, answers[1].Refused?.Code);
        Assert.Empty((await Desk.Held(_fair.Staff)).Value!);
    }

    [Fact]
    public async Task All_that_was_seen_is_let_through_in_its_order_and_what_came_later_waits()
    {
        SayOnScreen[] said = [.. Enumerable.Range(0, 5).Select(i => Say() with { Text = $"第{i}句" })];
        await Session.DoAll(said);
        var seen = (await Desk.Held(_fair.Staff)).Value!;

        Assert.Equal(new HeldRelease(4, 0, null), (await Desk.ReleaseHeld(_fair.Staff, seen[3].Id, null)).Value);
        Assert.Equal(new HeldRelease(0, 0, null), (await Desk.ReleaseHeld(_fair.Staff, seen[3].Id, null)).Value);
        await cluster.Forget(Session);

        Assert.Equal(seen[4].Id, Assert.Single((await Desk.Held(_fair.Staff)).Value!).Id);
        Assert.Equal(["第0句", "第1句", "第2句", "第3句"], (await _fair.Log(_session)).Select(one => one.Body)
            .OfType<Commented>().Select(one => one.Text));
        Assert.Equal(AppendKind.Repeated, (await Session.Do(said[0])).Value.Kind);
        Assert.Equal(new HeldRelease(0, 0, null), (await Desk.ReleaseHeld(_fair.Staff, seen[3].Id, null)).Value);
    }

    [Fact]
    public async Task As_many_as_may_wait_are_let_through_in_turns_of_a_hundred()
    {
        await Session.DoAll([.. Enumerable.Range(0, HeldComment.Most).Select(_ => Say())]);
        var last = (await Desk.Held(_fair.Staff)).Value![^1].Id;
        var (after, turns) = ((HeldId?)null, new List<int>());
        do
        {
            var turn = (await Desk.ReleaseHeld(_fair.Staff, last, after)).Value!;
            turns.Add(turn.Approved);
            after = turn.Next;
        }
        while (after is not null);

        Assert.Equal([100, 100, 100, 100, 100], turns);
        Assert.Equal(0, (await Desk.Board(_fair.Staff)).Value!.Held);
    }

    [Fact]
    public async Task Who_is_muted_or_was_turned_away_is_not_let_through_with_the_others()
    {
        var muted = await _fair.NewViewer();
        await Session.DoAll([Say(), Say() with { By = muted }, Say(), Say()]);
        var seen = (await Desk.Held(_fair.Staff)).Value!;
        await Desk.RefuseHeld(_fair.Staff, seen[3].Id, "ad");
        await Session.Do(new MuteViewer(muted.Viewer!.Value, null, "刷屏") { By = _fair.Host });

        Assert.Equal(new HeldRelease(2, 1, null), (await Desk.ReleaseHeld(_fair.Staff, seen[3].Id, null)).Value);
        Assert.Equal(seen[1].Id, Assert.Single((await Desk.Held(_fair.Staff)).Value!).Id);
    }

    [Fact]
    public async Task Nothing_is_let_through_up_to_what_never_waited_or_by_a_viewer_or_once_the_session_ended()
    {
        await Session.Do(Say());
        var last = Assert.Single((await Desk.Held(_fair.Staff)).Value!).Id;

        Assert.Equal(
            RefusalCode.NotFound, (await Desk.ReleaseHeld(_fair.Staff, new HeldId("other"), null)).Refused?.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await Desk.ReleaseHeld(_viewer, last, null)).Refused?.Code);
        await Session.Do(new EndSession { By = _fair.Host });
        Assert.Equal(RefusalCode.NotFound, (await Desk.ReleaseHeld(_fair.Staff, last, null)).Refused?.Code);
        Assert.DoesNotContain(await _fair.Log(_session), logged => logged.Body is Commented);
    }

    private SayOnScreen Say() => new("想去") { By = _viewer, Op = new OpId(NewId.Next()) };
}
