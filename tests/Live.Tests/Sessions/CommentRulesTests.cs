using LiveFair.Live.Audit;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Live.Tests.Sessions;

public sealed class CommentRulesTests
{
    private readonly SessionScript _live = SessionScript.At(SessionStage.Live);

    public CommentRulesTests() => _live.State.Words = new WordMatcher(
        [
            new ListedWord("骗子", WordAct.Mask), new ListedWord("黑中介", WordAct.Hold),
            new ListedWord("赌博", WordAct.Refuse),
        ]);

    [Fact]
    public void A_masked_word_is_logged_with_stars() =>
        Assert.Equal("＊＊", Assert.IsType<Commented>(_live.Log(Say("骗子")).Body).Text);

    [Fact]
    public void A_refused_word_is_INVALID_and_the_refusal_does_not_repeat_it()
    {
        var refused = _live.Do(Say("来赌 博吧")).Refused!;

        Assert.Equal(RefusalCode.Invalid, refused.Code);
        Assert.DoesNotContain("赌", refused.Words, StringComparison.Ordinal);
    }

    [Fact]
    public void A_held_word_waits_with_its_word_and_what_is_masked_is_masked()
    {
        var held = Held(Say("黑中介骗子13812345678"));

        Assert.Equal(("黑中介＊＊138****5678", "黑中介"), (held.Text, held.Word));
        Assert.Equal(SessionRules.Digest(Say("黑中介骗子13812345678")), held.Digest);
    }

    [Fact]
    public void With_hold_on_every_viewer_s_comment_waits_and_the_station_s_people_s_do_not()
    {
        _live.Log(new SetRules(new RoomRules(0, true)) { By = Fair.Staff });

        Assert.Null(Held(Say("想去")).Word);
        Assert.Equal("黑中介", Assert.IsType<Commented>(_live.Log(Say("黑中介") with { By = Fair.Staff }).Body).Text);
    }

    [Fact]
    public void What_is_let_through_is_said_by_its_writer_under_its_opId()
    {
        var held = Held(Say("黑中介")) with { Id = new HeldId("h1") };

        var pending = _live.State.Approve(held, Fair.Viewer, Fair.Staff, _live.Now).Value!;

        Assert.Equal(
            (Fair.Viewer.Key, held.Op, held.Digest, "黑中介"),
            (pending.Actor, pending.Op!.Value, pending.Digest, Assert.IsType<Commented>(pending.Body).Text));
        Assert.Equal(
            new HeldApproved(held.Id, Fair.Session.Station, Fair.Session.Id, Fair.Staff.Key), pending.Change);
    }

    [Fact]
    public void Nothing_is_let_through_of_who_was_muted_meanwhile_from_any_device_or_once_the_session_ended()
    {
        var held = Held(Say("黑中介"));
        _live.Log(new MuteViewer(Fair.OtherViewer.Viewer!.Value, null, "刷屏") { By = Fair.Staff });

        Assert.Equal(RefusalCode.Muted, Approve(Fair.OtherViewer));
        Assert.Equal(RefusalCode.Muted, Approve(Fair.Viewer with { SamePhone = [Fair.OtherViewer.Viewer!.Value] }));
        _live.Log(new EndSession { By = Fair.Host });
        Assert.Equal(RefusalCode.NotLive, Approve(Fair.Viewer));

        RefusalCode? Approve(Caller writer) => _live.State.Approve(held, writer, Fair.Staff, _live.Now).Refused?.Code;
    }

    [Fact]
    public void What_is_turned_away_is_told_by_the_id_it_waited_under_alone_and_the_audit_trail_knows_why()
    {
        var held = Held(Say("黑中介")) with { Id = new HeldId("h1") };

        var pending = _live.State.TurnAway(held, "fraud", Fair.Staff).Value!;

        Assert.Equal(
            (new CommentTurnedAway(held.Id), Fair.Staff.Key, (OpId?)null), (pending.Body, pending.Actor, pending.Op));
        Assert.Equal(new HeldRefused(held.Id, "fraud"), pending.Change);
        Assert.Equal(
            new AuditTrace(Fair.Session.Station, "held.refuse", $"{Fair.Session.Id}/h1", "fraud"), pending.Trace);
    }

    [Fact]
    public void Only_the_station_s_people_turn_away_and_only_for_a_reason_that_comments_are_removed_for()
    {
        var held = Held(Say("黑中介"));

        Assert.Equal(RefusalCode.NotAllowed, TurnAway("fraud", Fair.OtherViewer));
        Assert.Equal(RefusalCode.Invalid, TurnAway("negative opinion", Fair.Staff));

        RefusalCode? TurnAway(string reason, Caller by) => _live.State.TurnAway(held, reason, by).Refused?.Code;
    }

    [Fact]
    public void Who_sends_again_hears_where_it_stands()
    {
        var held = Held(Say("黑中介")) with { Id = new HeldId("h1") };

        Assert.Equal(new Appended(AppendKind.Held, 0, held.Id), held.Answer(held.Digest).Value);
        Assert.Equal(
            new Appended(AppendKind.TurnedAway, 0, held.Id),
            (held with { State = HeldState.Refused }).Answer(held.Digest).Value);
        Assert.Equal(RefusalCode.OpReused, (held with { State = HeldState.Refused }).Answer(7).Refused?.Code);
    }

    private static SayOnScreen Say(string text) => new(text) { By = Fair.Viewer, Op = new OpId("op-1") };

    private HeldComment Held(SayOnScreen say) => Assert.IsType<Decision.Hold>(_live.Do(say).Value).Comment;
}
