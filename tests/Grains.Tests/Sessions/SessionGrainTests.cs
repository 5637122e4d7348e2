using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Tests.Sessions;

[Collection(nameof(Cluster))]
public sealed class SessionGrainTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;
    private PostingId _posting;
    private SessionId _id;
    private Caller _viewer = null!;

    private ISessionGrain Session => cluster.Grains.GetSession(_id);

    private ISessionDeskGrain Desk => cluster.Grains.GetSessionDesk(_id);

    public async Task InitializeAsync()
    {
        _fair = await cluster.NewFair();
        _posting = await _fair.NewPosting();
        _id = await _fair.NewSession(_posting);
        _viewer = await _fair.NewViewer();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Every_command_leaves_its_event_in_the_log()
    {
        await Done(new StartSession { By = _fair.Host });
        await Done(new PauseSession { By = _fair.Host });
        await Done(new ResumeSession { By = _fair.Host });
        var said = await Done(Say("包吃住吗？"));
        await Done(new PinPosting(_posting) { By = _fair.Host });
        await Done(React(ReactionKind.Want));
        await Done(new Notice("三点抽奖") { By = _fair.Host });
        await Done(new AnswerQuestions([said], "包吃住") { By = _fair.Staff });
        await Done(new RemoveComment(said, "ad") { By = _fair.Staff });
        await Done(new MuteViewer(_viewer.Viewer!.Value, TimeSpan.FromMinutes(5), "刷屏") { By = _fair.Staff });
        await Done(new UnmuteViewer(_viewer.Viewer!.Value) { By = _fair.Staff });
        await Done(new UnpinPosting { By = _fair.Host });
        await Done(new EndSession { By = _fair.Host });
        var log = await _fair.Log(_id);
        Assert.Equal(Enumerable.Range(1, 13).Select(offset => (long)offset), log.Select(logged => logged.Offset));
        Assert.Equal(
            [
                typeof(SessionStarted), typeof(SessionPaused), typeof(SessionResumed), typeof(Commented),
                typeof(PostingPinned), typeof(Reacted), typeof(Noticed), typeof(Answered), typeof(CommentRemoved),
                typeof(ViewerMuted), typeof(ViewerUnmuted), typeof(PostingUnpinned), typeof(SessionEnded),
            ],
            log.Select(logged => logged.Body.GetType()));
        var row = (await _fair.Of<ISessionStore>().Find(_id))!;
        Assert.Equal(SessionStage.Ended, row.Stage);
        Assert.NotNull(row.StartedAt);
        Assert.NotNull(row.EndedAt);
    }

    [Fact]
    public async Task Moderation_and_running_a_session_leave_their_traces_without_words()
    {
        await Done(Start("op1"));
        var said = await Done(Say("加微信"));
        await Done(new AnswerQuestions([said], "不加微信") { By = _fair.Staff });
        var viewer = _viewer.Viewer!.Value;
        await Done(new RemoveComment(said, "ad") { By = _fair.Staff });
        Assert.True((await Session.Do(new RemoveComment(said, "ad") { By = _fair.Staff })).Ok);
        await Done(new MuteViewer(viewer, null, "刷屏") { By = _fair.Staff });
        await Done(new UnmuteViewer(viewer) { By = _fair.Staff });
        await Done(new Notice("三点抽奖") { By = _fair.Host });
        Assert.True((await Session.SetRundown(_fair.Host, [_posting])).Ok);
        await Done(new PauseSession { By = _fair.Host });
        await Session.Do(new PauseSession { By = _fair.Host });
        await Done(new ResumeSession { By = _fair.Host });
        await Done(new EndSession { By = _fair.Host });
        await Session.Do(new EndSession { By = _fair.Host });
        var trail = (await _fair.Of<IAuditStore>().List(_fair.Station.Id, null, 100))
            .Where(entry => entry.Target.StartsWith(_id.Value, StringComparison.Ordinal)).Reverse();
        Assert.Equal(
            [
                (_fair.Host.Key, "session.start", $"{_id}", null),
                (_fair.Staff.Key, "session.answer", $"{_id}", null),
                (_fair.Staff.Key, "comment.remove", $"{_id}/{said}", "ad"),
                (_fair.Staff.Key, "viewer.mute", $"{_id}/{viewer}", "刷屏"),
                (_fair.Staff.Key, "viewer.unmute", $"{_id}/{viewer}", null),
                (_fair.Host.Key, "session.notice", $"{_id}", null),
                (_fair.Host.Key, "session.rundown", $"{_id}", null),
                (_fair.Host.Key, "session.pause", $"{_id}", null),
                (_fair.Host.Key, "session.resume", $"{_id}", null),
                (_fair.Host.Key, "session.end", $"{_id}", null),
            ],
            trail.Select(entry => (entry.Actor, entry.Action, entry.Target, entry.Reason)));
        Assert.Null(await _fair.Of<IAuditStore>().FindTampered());
    }

    [Fact]
    public async Task A_session_that_does_not_exist_is_not_found_and_can_be_made_later()
    {
        var made = new SessionId(NewId.Next());
        var nowhere = cluster.Grains.GetSession(made);
        Assert.Equal(RefusalCode.NotFound, (await nowhere.Do(Say("有人吗"))).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await nowhere.Snapshot()).Refused!.Code);
        var desk = cluster.Grains.GetSessionDesk(made);
        Assert.Equal(RefusalCode.NotFound, (await desk.Board(_fair.Host)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await nowhere.Enrol(_viewer, new OpId("op"), 1)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await nowhere.SetRundown(_fair.Host, [])).Refused!.Code);
    }

    [Fact]
    public async Task Two_presses_on_start_in_one_batch_start_once()
    {
        var answers = await Session.DoAll(
            [Start("op1"), Start("op2"), Say("来了"), new EndSession { By = _fair.Host }, Say("晚了")]);
        Assert.Equal([1L, 1L, 2L, 3L], answers.Take(4).Select(answer => answer.Value.Offset));
        Assert.Equal(AppendKind.Repeated, answers[1].Value.Kind);
        Assert.Equal(RefusalCode.NotLive, answers[4].Refused!.Code);
        Assert.Equal(3, (await _fair.Log(_id)).Count);
    }

    [Fact]
    public async Task A_mute_holds_for_what_comes_behind_it_in_the_same_batch()
    {
        await Done(Start("op1"));
        var answers = await Session.DoAll(
            [Say("一"), new MuteViewer(_viewer.Viewer!.Value, null, "刷屏") { By = _fair.Staff }, Say("二")]);
        Assert.True(answers[0].Ok);
        Assert.Equal(RefusalCode.Muted, answers[2].Refused!.Code);
    }

    [Fact]
    public async Task The_same_reaction_twice_in_one_batch_counts_and_is_told_once()
    {
        await Done(Start("op1"));
        var answers = await Session.DoAll(
            [React(ReactionKind.Want), React(ReactionKind.TooFar), React(ReactionKind.Want), React(ReactionKind.Want)]);
        Assert.Equal([2L, 3L, 2L, 2L], answers.Select(answer => answer.Value.Offset));
        Assert.Equal(3, (await _fair.Log(_id)).Count);
    }

    [Fact]
    public async Task The_same_opId_twice_in_one_batch_is_one_comment()
    {
        await Done(Start("op1"));
        var say = Say("一");
        var answers = await Session.DoAll([say, say, say with { Text = "二" }]);
        Assert.Equal(
            [new(AppendKind.Stored, 2), new Appended(AppendKind.Repeated, 2)],
            answers.Take(2).Select(one => one.Value));
        Assert.Equal(RefusalCode.OpReused, answers[2].Refused!.Code);
        Assert.Equal(2, (await _fair.Log(_id)).Count);
    }

    [Fact]
    public async Task A_batch_of_comments_is_one_commit()
    {
        await Done(Start("op1"));
        var before = cluster.Logs.Appends(LogName.Of(_id));
        await Session.DoAll([.. Enumerable.Range(0, 300).Select(i => Say($"{i}"))]);
        Assert.Equal(1, cluster.Logs.Appends(LogName.Of(_id)) - before);
    }

    [Fact]
    public async Task A_retry_gets_its_first_answer_whatever_holds_now()
    {
        await Done(Start("op1"));
        var say = Say("我先说的");
        var pin = new PinPosting(_posting) { By = _fair.Host, Op = new OpId("pin") };
        var (said, pinned) = (await Done(say), await Done(pin));
        await Done(new MuteViewer(_viewer.Viewer!.Value, null, "刷屏") { By = _fair.Staff });
        Assert.Equal(said, (await Session.Do(say)).Value.Offset);
        Assert.Equal(RefusalCode.Muted, (await Session.Do(Say("再说"))).Refused!.Code);
        await Done(new EndSession { By = _fair.Host });
        Assert.Equal(said, (await Session.Do(say)).Value.Offset);
        Assert.Equal(pinned, (await Session.Do(pin)).Value.Offset);
        Assert.Equal(RefusalCode.OpReused, (await Session.Do(say with { Text = "改了" })).Refused!.Code);
    }

    [Fact]
    public async Task A_posting_that_is_no_longer_open_cannot_be_pinned()
    {
        await Done(Start("op1"));
        await cluster.Grains.GetPosting(_posting).Withdraw(_fair.Staff);
        var pin = await Session.Do(new PinPosting(_posting) { By = _fair.Host });
        Assert.Equal(RefusalCode.PostingClosed, pin.Refused!.Code);
        Assert.Null((await Session.Snapshot()).Value!.Pin);
    }

    [Fact]
    public async Task A_comment_is_removed_once_and_only_a_comment_can_be()
    {
        await Done(Start("op1"));
        var said = await Done(Say("加微信"));
        var remove = new RemoveComment(said, "ad") { By = _fair.Staff };
        var removed = await Done(remove);
        Assert.Equal(new Appended(AppendKind.Repeated, removed), (await Session.Do(remove)).Value);
        await cluster.Forget(Session);
        Assert.Equal(new Appended(AppendKind.Repeated, removed), (await Session.Do(remove)).Value);
        Assert.Equal(RefusalCode.NotFound, (await Session.Do(remove with { Target = 1 })).Refused!.Code);
        Assert.Null(((Commented)(await Session.Snapshot()).Value!.Recent[0].Body).Text);

        // Neither the repeats nor the refusal used an offset up.
        Assert.Equal(4, await Done(Say("好的")));
    }

    [Fact]
    public async Task The_board_is_for_the_stations_people()
    {
        await Done(Start("op1"));
        await Done(React(ReactionKind.Want));
        Assert.Equal(1, (await Desk.Board(_fair.Staff)).Value!.Rows[0].People);
        Assert.Equal(RefusalCode.NotAllowed, (await Desk.Board(_viewer)).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await Desk.Board((await cluster.NewFair()).Host)).Refused!.Code);
    }

    [Fact]
    public async Task A_new_rundown_is_the_hosts_to_set_and_holds_at_once()
    {
        await Done(Start("op1"));
        var other = await _fair.NewPosting();
        Assert.Equal(RefusalCode.NotFound, (await Session.Do(new PinPosting(other) { By = _fair.Host })).Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await Session.SetRundown(_fair.Staff, [other])).Refused!.Code);
        Assert.Equal(RefusalCode.NotFound, (await Session.SetRundown(_fair.Host, [new PostingId("no")])).Refused!.Code);
        Assert.True((await Session.SetRundown(_fair.Host, [_posting, other])).Ok);
        await Done(new PinPosting(other) { By = _fair.Host });
        Assert.Equal([_posting, other], (await Desk.Board(_fair.Host)).Value!.Rows.Select(row => row.Posting));
    }

    [Fact]
    public async Task What_was_counted_stays_on_the_board_when_a_posting_leaves_the_rundown()
    {
        await Done(Start("op1"));
        await Done(React(ReactionKind.Want));
        var other = await _fair.NewPosting();
        Assert.True((await Session.SetRundown(_fair.Host, [other])).Ok);
        var rows = (await Desk.Board(_fair.Host)).Value!.Rows;
        Assert.Equal([other, _posting], rows.Select(row => row.Posting));
        await cluster.Forget(Session);
        var again = (await Desk.Board(_fair.Host)).Value!.Rows;
        Assert.Equal(rows.Select(row => (row.Title, row.People)), again.Select(row => (row.Title, row.People)));
        Assert.Equal(1, again[1].People);
    }

    [Fact]
    public async Task A_session_that_was_unloaded_knows_old_questions_and_the_last_comments_among_many_words()
    {
        await Done(Start("op1"));
        var asked = await Done(Say("包吃住吗？"));
        await Session.DoAll([.. Enumerable.Range(0, 60).Select(i => Say($"来了{i}"))]);
        var before = ((await Desk.Board(_fair.Host)).Value!, (await Session.Snapshot()).Value!.Recent);
        await cluster.Forget(Session);
        var after = ((await Desk.Board(_fair.Host)).Value!, (await Session.Snapshot()).Value!.Recent);

        Assert.Equal(asked, Assert.Single(after.Item1.Unanswered).Offset);
        Assert.True(before.Item1.SameAs(after.Item1));
        Assert.Equal(before.Recent, after.Recent);
    }

    [Fact]
    public async Task The_rundown_of_an_ended_session_stays()
    {
        await Done(Start("op1"));
        await Done(new EndSession { By = _fair.Host });
        Assert.Equal(RefusalCode.NotLive, (await Session.SetRundown(_fair.Host, [])).Refused!.Code);
        Assert.Single((await _fair.Of<ISessionStore>().Find(_id))!.Rundown);
    }

    [Fact]
    public async Task Viewers_of_all_nodes_are_added_up_and_a_silent_node_is_forgotten()
    {
        Assert.Equal(3, await Session.ReportAudience("n1", new AudienceReport(3, [])));
        Assert.Equal(7, await Session.ReportAudience("n2", new AudienceReport(4, [])));
        cluster.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(5, await Session.ReportAudience("n2", new AudienceReport(5, [])));
    }

    [Fact]
    public async Task A_feed_that_ends_counts_no_more_at_once_and_takes_back_nobody_of_the_next()
    {
        await Session.ReportAudience("n1 first", new AudienceReport(3, []));
        await Session.ReportAudience("n1 second", new AudienceReport(4, []));
        Assert.Equal(4, await Session.ReportAudience("n1 first", new AudienceReport(0, [])));
        Assert.Equal(0, await Session.ReportAudience("n1 second", new AudienceReport(0, [])));
        Assert.Equal(0, (await Session.Snapshot()).Value!.Viewers);
    }

    private StartSession Start(string op) => new() { By = _fair.Host, Op = new OpId(op) };

    private SayOnScreen Say(string text) => new(text) { By = _viewer, Op = new OpId(NewId.Next()) };

    private ReactToPosting React(ReactionKind kind) =>
        new(_posting, kind) { By = _viewer, Op = new OpId(NewId.Next()) };

    private async Task<long> Done(SessionCommand command)
    {
        var answer = await Session.Do(command);
        Assert.True(answer.Ok, answer.Refused?.Words);
        Assert.Equal(AppendKind.Stored, answer.Value.Kind);
        return answer.Value.Offset;
    }
}
