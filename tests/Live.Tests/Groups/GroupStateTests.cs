using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Tests.Groups;

public sealed class GroupStateTests
{
    private static readonly OpId Op = new("op-1");
    private static readonly Caller Third = Fair.Seeker("v-third", "第三位");

    private readonly GroupState _group = new(Fair.Group, [Fair.Viewer.Viewer!.Value]);

    [Fact]
    public void A_free_seat_is_taken_with_its_row_and_the_consent()
    {
        var pending = _group.Take(Fair.OtherViewer, Op, consentVersion: 1).Value!;

        Assert.Equal(new MemberJoined(new Person("v-laoma", "老马")), pending.Body);
        Assert.Equal(("v:v-laoma", (OpId?)Op), (pending.Actor, pending.Op));
        Assert.Equal(
            new SeatTaken
            {
                Session = Fair.Session.Id, Group = Fair.Group.Id, Viewer = new ViewerId("v-laoma"),
                ConsentVersion = 1, Op = Op,
            },
            pending.Change);
    }

    [Fact]
    public void Who_sits_in_the_group_needs_no_second_seat()
    {
        var again = _group.Take(Fair.Viewer, Op, 1);

        Assert.True(again.Ok);
        Assert.Null(again.Value);
    }

    [Fact]
    public void A_full_group_takes_nobody_until_a_seat_is_given_back()
    {
        Join(Fair.OtherViewer);
        Assert.Equal(RefusalCode.GroupFull, _group.Take(Third, Op, 1).Refused?.Code);
        Assert.True(_group.Take(Fair.Viewer, Op, 1).Ok);

        _group.Apply(Logged(3, new MemberLeft(new Person("v-laoma", "老马"))));
        Assert.True(_group.Take(Third, Op, 1).Ok);
        Assert.Equal(1, _group.Group.Members);
    }

    [Fact]
    public void Only_viewers_take_seats() => Assert.All(
        [Fair.Host, Fair.Staff, Caller.Nobody],
        caller => Assert.Equal(RefusalCode.NotAllowed, _group.Take(caller, Op, 1).Refused?.Code));

    [Fact]
    public void Members_and_the_stations_people_see_the_group_and_nobody_else()
    {
        Assert.All([Fair.Viewer, Fair.Host, Fair.Staff, Fair.Admin], caller => Assert.True(_group.MaySee(caller)));
        Assert.All(
            [Fair.OtherViewer, Caller.Nobody, Fair.StrangeHost, Fair.StrangeAdmin],
            caller =>
            {
                Assert.False(_group.MaySee(caller));
                Assert.Equal(Refusal.NotFound("group"), Say(caller, Op, "在吗", null).Refused);
            });
    }

    [Fact]
    public void Who_left_neither_sees_the_group_nor_leaves_again()
    {
        var pending = _group.Leave(Fair.Viewer).Value!;
        Assert.Equal(new SeatLeft(Fair.Group.Id, Fair.Viewer.Viewer!.Value), pending.Change);
        _group.Apply(Logged(2, pending.Body));

        Assert.False(_group.MaySee(Fair.Viewer));
        Assert.Equal(RefusalCode.NotFound, _group.Leave(Fair.Viewer).Refused?.Code);
        Assert.Equal(RefusalCode.NotFound, _group.Leave(Fair.Host).Refused?.Code);
    }

    [Fact]
    public void A_message_has_words_or_a_posting_or_both()
    {
        Assert.Equal(Message("明天几点集合", null), Say(Fair.Viewer, Op, " 明天几点集合\0", null).Value?.Body);
        Assert.Equal(Message("看看这个", Fair.Cleaner.Id), Say(Fair.Viewer, Op, "看看这个", Fair.Cleaner.Id).Value?.Body);
        Assert.Equal(Message("", Fair.Cleaner.Id), Say(Fair.Viewer, Op, null, Fair.Cleaner.Id).Value?.Body);
        Assert.Equal(Message("", Fair.Cleaner.Id), Say(Fair.Viewer, Op, "", Fair.Cleaner.Id).Value?.Body);
        Assert.Equal(RefusalCode.Invalid, Say(Fair.Viewer, Op, "", null).Refused?.Code);
        Assert.Equal(RefusalCode.Invalid, Say(Fair.Viewer, Op, null, null).Refused?.Code);
        Assert.Equal(RefusalCode.TooLong, Say(Fair.Viewer, Op, new string('想', 201), Fair.Cleaner.Id).Refused?.Code);
    }

    [Fact]
    public void No_words_and_empty_words_are_the_same_message() =>
        Assert.Equal(GroupRules.Digest(null, Fair.Cleaner.Id), GroupRules.Digest("", Fair.Cleaner.Id));

    [Fact]
    public void A_digest_tells_messages_apart_by_words_and_posting()
    {
        var digests = new[]
        {
            Say(Fair.Viewer, Op, "看看", null), Say(Fair.Viewer, Op, "看看", Fair.Cleaner.Id),
            Say(Fair.Viewer, Op, "看看", Fair.Crochet.Id), Say(Fair.Viewer, Op, "来看", null),
        }.Select(outcome => outcome.Value!.Digest);

        Assert.Distinct(digests);
    }

    [Fact]
    public void A_member_who_opens_the_group_gets_its_last_50_messages()
    {
        Join(Fair.OtherViewer);
        for (var i = 1; i <= 55; i++)
        {
            _group.Apply(Logged(i + 2, Message($"第{i}条", null)));
        }

        Assert.Equal(
            Enumerable.Range(6, 50).Select(i => $"第{i}条"),
            _group.Recent.Select(message => ((Commented)message.Body).Text));
    }

    [Fact]
    public void What_is_recalled_from_the_log_leaves_the_members_as_the_rows_told()
    {
        var (member, other) = (Fair.Viewer.Viewer!.Value, Fair.OtherViewer.Viewer!.Value);
        _group.Recall(Logged(1, new MemberJoined(new Person(other.Value, "老马"))));
        _group.Recall(Logged(2, new MemberLeft(new Person(member.Value, "小雨"))));
        _group.Recall(Logged(3, new ViewerMuted(member, null, "刷屏")));
        _group.Recall(Logged(4, new CommentRemoved(1, "ad")));
        _group.Recall(Logged(5, Message("在吗", null)));

        Assert.Equal((true, false), (_group.IsMember(member), _group.IsMember(other)));
        Assert.Equal(DateTimeOffset.MaxValue, _group.Mutes.Until(member, Fair.Now));
        Assert.Equal((4L, null), (_group.RemovalOf(1)!.Value, _group.RemovalOf(5)));
        Assert.Equal(5, Assert.Single(_group.Recent).Offset);
    }

    private Outcome<PendingEvent> Say(Caller by, OpId op, string? text, PostingId? posting) =>
        _group.Say(by, op, text, posting, Fair.Now);

    private void Join(Caller caller) => _group.Apply(Logged(2, _group.Take(caller, Op, 1).Value!.Body));

    private static Commented Message(string text, PostingId? posting) =>
        new(new Person("v-xiaoyu", "小雨"), text, posting);

    private static LoggedEvent Logged(long offset, EventBody body) => new(offset, Fair.Now, 0, body);
}
