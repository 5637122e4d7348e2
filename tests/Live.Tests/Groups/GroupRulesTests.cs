using LiveFair.Live.Audit;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Tests.Groups;

/// <summary>How a station keeps order in a group.</summary>
public sealed class GroupRulesTests
{
    private static readonly ViewerId Member = Fair.Viewer.Viewer!.Value;

    private readonly GroupState _group = new(Fair.Group, [Member]);
    private DateTimeOffset _now = Fair.Now;
    private long _head;

    [Fact]
    public void Only_the_stations_people_keep_order_and_strangers_learn_of_no_group() => Assert.All(
        new GroupCommand[]
        {
            new RemoveMessage(1, "spam") { By = Fair.Viewer }, Mute(10) with { By = Fair.Viewer },
            new UnmuteMember(Member) { By = Fair.Viewer },
        },
        command =>
        {
            Assert.Equal(RefusalCode.NotAllowed, Do(command).Refused?.Code);
            Assert.All(
                [Fair.OtherViewer, Caller.Nobody, Fair.StrangeHost, Fair.StrangeAdmin],
                caller => Assert.Equal(Refusal.NotFound("group"), Do(command with { By = caller }).Refused));
        });

    [Fact]
    public void A_removed_message_loses_its_words_its_posting_and_its_name()
    {
        Say("加微信", Fair.Cleaner.Id);
        var pending = Log(new RemoveMessage(1, "fraud") { By = Fair.Staff, Op = new OpId("op") });

        Assert.Equal(new CommentRemoved(1, "fraud"), pending.Body);
        Assert.Equal(new CommentWordsRemoved(1, "fraud"), pending.Change);
        Assert.Equal(new AuditTrace(Fair.Station, "message.remove", "g-1/1", "fraud"), pending.Trace);
        Assert.Equal((Fair.Staff.Key, (OpId?)new OpId("op")), (pending.Actor, pending.Op));
        Assert.Equal(new Commented(new Person(Member.Value, ""), null), Assert.Single(_group.Recent).Body);
    }

    [Fact]
    public void A_message_that_was_removed_is_not_removed_again()
    {
        Say("加微信");
        Log(new RemoveMessage(1, "fraud") { By = Fair.Staff });

        Assert.Equal(new Decision.Stands(2), Do(new RemoveMessage(1, "spam") { By = Fair.Host }).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("差评")]
    [InlineData("SPAM")]
    public void A_message_is_removed_for_a_listed_reason_only(string reason)
    {
        Say("工资太低");

        Assert.Equal(RefusalCode.Invalid, Do(new RemoveMessage(1, reason) { By = Fair.Host }).Refused?.Code);
    }

    [Fact]
    public void A_muted_member_hears_how_long_reads_on_and_may_talk_after_it()
    {
        var pending = Log(Mute(10));
        Assert.Equal(new ViewerMuted(Member, Fair.Now.AddMinutes(10), "刷屏"), pending.Body);
        Assert.Equal(new AuditTrace(Fair.Station, "member.mute", "g-1/v-xiaoyu", "刷屏"), pending.Trace);
        _now += TimeSpan.FromMinutes(4);
        var refusal = Talk(Fair.Viewer).Refused;

        Assert.Equal((RefusalCode.Muted, TimeSpan.FromMinutes(6)), (refusal?.Code, refusal?.RetryAfter));
        Assert.True(_group.MaySee(Fair.Viewer));
        Assert.True(Talk(Fair.Staff).Ok);
        _now += TimeSpan.FromMinutes(6);
        Assert.True(Talk(Fair.Viewer).Ok);
    }

    [Fact]
    public void A_mute_without_an_end_lasts_until_it_is_lifted_also_for_who_left_and_came_back()
    {
        Log(Mute(null));
        Log(new MemberLeft(new Person(Member.Value, "小雨")));
        Log(new MemberJoined(new Person(Member.Value, "小雨")));
        _now += TimeSpan.FromDays(30);

        Assert.Equal(
            new Refusal(RefusalCode.Muted, "The station muted you in this group."), Talk(Fair.Viewer).Refused);
        Assert.Equal(new ViewerUnmuted(Member), Log(new UnmuteMember(Member) { By = Fair.Host }).Body);
        Assert.True(Talk(Fair.Viewer).Ok);
    }

    [Fact]
    public void A_mute_that_was_lifted_stays_lifted_however_often_it_is_asked_until_there_is_another()
    {
        var unmute = new UnmuteMember(Member) { By = Fair.Staff };
        Assert.Equal(Refusal.NotFound("mute"), Do(unmute).Refused);
        Log(Mute(null));
        Log(unmute);
        Assert.Equal(new Decision.Stands(2), Do(unmute).Value);
        Log(Mute(10));
        _now += TimeSpan.FromMinutes(10);
        Assert.Equal(Refusal.NotFound("mute"), Do(unmute).Refused);
    }

    [Theory]
    [InlineData(0, "刷屏", false)]
    [InlineData(-5, "刷屏", false)]
    [InlineData(1, "刷屏", true)]
    [InlineData(1_440, "刷屏", true)]
    [InlineData(1_441, "刷屏", false)]
    [InlineData(10, "", false)]
    public void A_mute_needs_a_reason_and_1_to_1440_minutes(int minutes, string reason, bool done) =>
        Assert.Equal(done, Do(Mute(minutes) with { Reason = reason }).Ok);

    [Fact]
    public void Who_said_something_and_left_is_muted_before_coming_back() =>
        Assert.True(Do(Mute(10) with { Member = Fair.OtherViewer.Viewer!.Value }).Ok);

    [Fact]
    public void A_digest_is_made_of_words_of_its_own_and_tells_a_retry_from_another_content()
    {
        (string?[] Words, GroupCommand Command)[] known =
        [
            (["remove", "7", "spam"], new RemoveMessage(7, "spam") { By = Fair.Staff }),
            (["remove", "8", "spam"], new RemoveMessage(8, "spam") { By = Fair.Staff }),
            (["mute", Member.Value, null, "刷屏"], Mute(null)),
            (["mute", Member.Value, "600000000", "刷屏"], Mute(1)),
            (["mute", Member.Value, "600000000", "辱骂"], Mute(1) with { Reason = "辱骂" }),
            (["unmute", Member.Value], new UnmuteMember(Member) { By = Fair.Staff }),
        ];

        Assert.All(known, act => Assert.Equal(OpDigest.Of(act.Words), GroupRules.Digest(act.Command)));
        Assert.Distinct(known.Select(act => GroupRules.Digest(act.Command)));
    }

    private static MuteMember Mute(int? minutes) =>
        new(Member, minutes is { } some ? TimeSpan.FromMinutes(some) : null, "刷屏") { By = Fair.Staff };

    private Outcome<Decision> Do(GroupCommand command) => _group.Decide(command, _now);

    private Outcome<PendingEvent> Talk(Caller by) => _group.Say(by, new OpId("op-1"), "在吗", null, _now);

    private void Say(string text, PostingId? posting = null) =>
        Log(_group.Say(Fair.Viewer, new OpId("op-1"), text, posting, _now).Value!.Body);

    private PendingEvent Log(GroupCommand command)
    {
        var pending = Assert.IsType<Decision.Log>(Do(command).Value).Event;
        Log(pending.Body);
        return pending;
    }

    private void Log(EventBody body) => _group.Apply(new LoggedEvent(++_head, _now, 0, body));
}
