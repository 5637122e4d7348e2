using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Grains.Tests.Relay;

/// <summary>Things that may be committed to a log.</summary>
internal static class Tails
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 24, 12, 0, 0, 250, TimeSpan.Zero);

    public static LogTail Comment(long offset, string text) => Of(offset, new Commented(new Person("v1", "小马"), text));

    public static LogTail Of(long first, params EventBody[] bodies)
    {
        var events = bodies.Select((body, i) => new LoggedEvent(first + i, Noon, 61_000, body)).ToList();
        return new LogTail(events[^1].Offset, events);
    }

    /// <summary>One event of every kind there is, filled as far as it goes.</summary>
    public static IReadOnlyList<EventBody> EveryKind() =>
    [
        new SessionStarted(),
        new SessionPaused(),
        new SessionResumed(),
        new SessionEnded(),
        new Commented(new Person("v1", "小马🐎"), "包吃住吗？ <b> \" \\ \u2028", new PostingId("p1")),
        new Commented(new Person("v1", "小马"), null),
        new CommentRemoved(5, "ad"),
        new CommentTurnedAway(new HeldId("h1")),
        new PostingPinned(Card()),
        new PostingUnpinned(),
        new Reacted(new ViewerId("v1"), new PostingId("p1"), ReactionKind.TooFar),
        new Applied(new PostingId("p1")),
        new Enrolled(new GroupId("g1")),
        new Noticed("三点抽奖"),
        new Answered([5, 7], "四人一间", new PostingId("p1"), QuestionTopic.BoardLodging, new Person("a1", "主播")),
        new RulesChanged(10_000, true),
        new ViewerMuted(new ViewerId("v1"), Noon, "刷屏"),
        new ViewerMuted(new ViewerId("v1"), null, "刷屏"),
        new ViewerUnmuted(new ViewerId("v1")),
        new MemberJoined(new Person("v1", "小马")),
        new MemberLeft(new Person("v1", "小马")),
    ];

    private static PostingCard Card() => new()
    {
        Id = new PostingId("p1"),
        Version = 3,
        Title = "夜班分拣员",
        Employer = new CardEmployer(new EmployerId("e1"), "宁夏鸿达物流有限公司", true),
        ConsentVersion = 1,
        Pay = new PayRange("夜班20元/小时，周结", 20m, 20.5m, PayUnit.Hour, Settlement.Week),
        Headcount = 20,
        HeadcountLeft = 19,
        Place = "银川市兴庆区物流园北区3号库",
        Hours = "20:00-次日4:00",
        Benefits = ["夜宵", "班车"],
        Requirements = "年满18周岁",
        Content = "按线路分拣包裹",
        EmploymentType = EmploymentType.Temporary,
        ValidThrough = Noon.AddDays(20),
        State = PostingState.Published,
    };
}
