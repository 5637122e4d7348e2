using System.Text;
using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Web.Feeds;
using LiveFair.Web.Wire;
using MessagePack;

namespace LiveFair.Web.Tests.Wire;

/// <summary>
/// Each message of docs/protocol.md: name → object → bytes, exactly. These bytes are what old pages understand.
/// </summary>
public sealed class MessageTests
{
    private static readonly DateTimeOffset At = new(2026, 11, 23, 8, 30, 0, 5, TimeSpan.Zero);
    private static readonly Person By = new("v1", "小马");

    private static readonly PostingCard Card = new()
    {
        Id = new PostingId("p1"),
        Version = 2,
        Title = "分拣员",
        Employer = new CardEmployer(new EmployerId("e1"), "鸿达", true),
        ConsentVersion = 1,
        Pay = new PayRange("20元", 20m, 22.5m, PayUnit.Hour, Settlement.Week),
        Headcount = 20,
        HeadcountLeft = 19,
        Place = "北区",
        Benefits = ["夜宵"],
        EmploymentType = EmploymentType.DayWork,
        ValidThrough = At,
        State = PostingState.Published,
        Position = new GeoPoint(38.5, 106.25),
    };

    private const string CardJson =
        """{"id":"p1","version":2,"title":"分拣员","employer":{"id":"e1","name":"鸿达","verified":true}"""
        + ""","consentVersion":1,"pay":{"text":"20元","min":20,"max":22.5,"unit":"hour","settlement":"week"}"""
        + ""","headcount":20,"headcountLeft":19,"place":"北区","benefits":["夜宵"]"""
        + ""","employmentType":"dayWork","validThrough":"2026-11-23T08:30:00.005Z","state":"published","position":"""
        + """{"lat":38.5,"lng":106.25}}""";

    // 17 fields: id, version, title, employer(3), consentVersion, pay(5), headcount, left, place, hours nil, benefits,
    // requirements nil, content nil, employmentType, validThrough in milliseconds, state, position(2).
    private const string CardHex =
        "DC0011 A27031 02 A9E58886E68BA3E59198 93A26531A6E9B8BFE8BEBEC3 01 "
        + "95A53230E58583CB4034000000000000CB4036800000000000A4686F7572A47765656B 14 13 A6E58C97E58CBA C0 "
        + "91A6E5A49CE5AEB5 C0 C0 A7646179576F726B CF000001A20786BB45 A97075626C6973686564 "
        + "92CB4043400000000000CB405A900000000000";

    private const string Time = "CF000001A20786BB45";

    public static TheoryData<string, EventBody, string, string> Events() => new()
    {
        { "started", new SessionStarted(), "", "94 07 T A773746172746564 CD05DC" },
        { "paused", new SessionPaused(), "", "94 07 T A6706175736564 CD05DC" },
        { "resumed", new SessionResumed(), "", "94 07 T A7726573756D6564 CD05DC" },
        { "ended", new SessionEnded(), "", "94 07 T A5656E646564 CD05DC" },
        { "unpinned", new PostingUnpinned(), "", "94 07 T A8756E70696E6E6564 CD05DC" },
        {
            "commented", new Commented(By, "你好"),
            ""","id":"c7","by":{"viewerId":"v1","nickname":"小马"},"text":"你好" """,
            "98 07 T A9636F6D6D656E746564 CD05DC A26337 92A27631A6E5B08FE9A9AC A6E4BDA0E5A5BD C0"
        },
        {
            "commented", new Commented(By, null),
            ""","id":"c7","by":{"viewerId":"v1","nickname":"小马"}""",
            "98 07 T A9636F6D6D656E746564 CD05DC A26337 92A27631A6E5B08FE9A9AC C0 C0"
        },
        {
            "commented", new Commented(By, "看", new PostingId("p1")),
            ""","id":"c7","by":{"viewerId":"v1","nickname":"小马"},"text":"看","postingId":"p1" """,
            "98 07 T A9636F6D6D656E746564 CD05DC A26337 92A27631A6E5B08FE9A9AC A3E79C8B A27031"
        },
        {
            // What it was read as is not for those who watch.
            "commented",
            new Commented(By, "想去", Reading: new CommentReading(ReactionKind.Want, new PostingId("p1"))),
            ""","id":"c7","by":{"viewerId":"v1","nickname":"小马"},"text":"想去" """,
            "98 07 T A9636F6D6D656E746564 CD05DC A26337 92A27631A6E5B08FE9A9AC A6E683B3E58EBB C0"
        },
        {
            "commentRemoved", new CommentRemoved(3, "spam"), ""","target":3,"reason":"spam" """,
            "96 07 T AE636F6D6D656E7452656D6F766564 CD05DC 03 A47370616D"
        },
        {
            "commentTurnedAway", new CommentTurnedAway(new HeldId("h1")), ""","heldId":"h1" """,
            "95 07 T B1636F6D6D656E745475726E656441776179 CD05DC A26831"
        },
        { "pinned", new PostingPinned(Card), ",\"posting\":" + CardJson, "95 07 T A670696E6E6564 CD05DC " + CardHex },
        {
            "reacted", new Reacted(new ViewerId("v9"), new PostingId("p1"), ReactionKind.TooFar),
            ""","postingId":"p1","reaction":"tooFar" """,
            "96 07 T A772656163746564 CD05DC A27031 A6746F6F466172"
        },
        {
            "applied", new Applied(new PostingId("p1")), ""","postingId":"p1" """,
            "95 07 T A76170706C696564 CD05DC A27031"
        },
        {
            "enrolled", new Enrolled(new GroupId("g1")), ""","groupId":"g1" """,
            "95 07 T A8656E726F6C6C6564 CD05DC A26731"
        },
        { "noticed", new Noticed("好"), ""","text":"好" """, "95 07 T A76E6F7469636564 CD05DC A3E5A5BD" },
        {
            "answered", new Answered([2, 300], "好", new PostingId("p1"), QuestionTopic.BoardLodging, By),
            ""","targets":[2,300],"text":"好","postingId":"p1","topic":"boardLodging" """.TrimEnd()
            + ""","by":{"viewerId":"v1","nickname":"小马"}""",
            "99 07 T A8616E737765726564 CD05DC 9202CD012C A3E5A5BD A27031 AC626F6172644C6F6467696E67 "
            + "92A27631A6E5B08FE9A9AC"
        },
        {
            "answered", new Answered([2], "好", null, null, By),
            ""","targets":[2],"text":"好","by":{"viewerId":"v1","nickname":"小马"}""",
            "99 07 T A8616E737765726564 CD05DC 9102 A3E5A5BD C0 C0 92A27631A6E5B08FE9A9AC"
        },
        {
            "rules", new RulesChanged(30_000, true), ""","slowMs":30000,"hold":true""",
            "96 07 T A572756C6573 CD05DC CD7530 C3"
        },
        {
            "muted", new ViewerMuted(new ViewerId("v1"), At, "刷屏"),
            ""","viewerId":"v1","until":"2026-11-23T08:30:00.005Z" """, "96 07 T A56D75746564 CD05DC A27631 T"
        },
        {
            "muted", new ViewerMuted(new ViewerId("v1"), null, "刷屏"), ""","viewerId":"v1" """,
            "96 07 T A56D75746564 CD05DC A27631 C0"
        },
        {
            "unmuted", new ViewerUnmuted(new ViewerId("v1")), ""","viewerId":"v1" """,
            "96 07 T A7756E6D75746564 CD05DC A27631 C0"
        },
        {
            "joinedGroup", new MemberJoined(By), ""","by":{"viewerId":"v1","nickname":"小马"}""",
            "95 07 T AB6A6F696E656447726F7570 CD05DC 92A27631A6E5B08FE9A9AC"
        },
        {
            "leftGroup", new MemberLeft(By), ""","by":{"viewerId":"v1","nickname":"小马"}""",
            "95 07 T A96C65667447726F7570 CD05DC 92A27631A6E5B08FE9A9AC"
        },
    };

    [Theory]
    [MemberData(nameof(Events))]
    public void An_event_is_exactly_these_bytes(string kind, EventBody body, string rest, string hex)
    {
        var encoded = new EncodedEvent(new LoggedEvent(7, At, 1_500, body), Screen.Always);
        var own = rest.Length == 0 ? "" : rest.Trim()[1..] + ',';
        var json = "{" + own + $$"""
            "offset":7,"at":"2026-11-23T08:30:00.005Z","kind":"{{kind}}","mediaMs":1500}
            """;
        Assert.Equal(json, Encoding.UTF8.GetString(encoded.Json));
        AssertBytes(hex, encoded.Packed);
    }

    [Fact]
    public void Every_kind_of_event_is_in_this_table()
    {
        var tested = Events().Select(row => row[1].GetType()).ToHashSet();
        var all = typeof(EventBody).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventBody)));
        Assert.Equal(all.ToHashSet(), tested);
    }

    [Fact]
    public void An_answer_is_exactly_these_bytes()
    {
        AssertMessage(AnswerMessage.Done(300), """{"ok":true,"offset":300}""", "96 C3 CD012C C0 C0 C0 C0");
        AssertMessage(
            AnswerMessage.Refused(new Refusal(RefusalCode.TooFast, "wait", TimeSpan.FromMilliseconds(1_499.2))),
            """{"ok":false,"code":"TOO_FAST","retryAfterMs":1500}""", "96 C2 C0 A8544F4F5F46415354 CD05DC C0 C0");
        AssertMessage(
            AnswerMessage.From(new Appended(AppendKind.Held, 0, new HeldId("h1"))),
            """{"ok":true,"held":true,"heldId":"h1"}""", "96 C3 C0 C0 C0 C3 A26831");
        AssertMessage(
            AnswerMessage.From(new Appended(AppendKind.TurnedAway, 0, new HeldId("h1"))),
            """{"ok":false,"code":"NOT_ALLOWED","held":true,"heldId":"h1"}""",
            "96 C2 C0 AB4E4F545F414C4C4F574544 C0 C3 A26831");
    }

    [Fact]
    public void A_joined_is_exactly_these_bytes() => AssertMessage(
        new JoinedMessage
        {
            Epoch = "ep",
            Head = 9,
            Recovered = true,
            Snapshot = new SnapshotMessage("live", null, 2, [Plain(8)], null, []),
        },
        """{"kind":"joined","epoch":"ep","head":9,"recovered":true"""
        + ""","snapshot":{"state":"live","viewers":2,"recent":["""
        + """{"offset":8,"at":"2026-11-23T08:30:00.005Z","kind":"started","mediaMs":0}],"answers":[]}}""",
        "95 A66A6F696E6564 A26570 09 C3 97 A46C697665 C0 02 91 94 08 T A773746172746564 00 C0 90 C0");

    [Fact]
    public void A_snapshot_holds_the_whole_card_the_whole_notice_the_answers_and_the_rules() => AssertMessage(
        new SnapshotMessage("paused", CardMessage.From(Card), 0, [], Plain(8), [Plain(9)], new RulesMessage(0, true)),
        $$$"""{"state":"paused","pin":{{{CardJson}}},"viewers":0,"recent":[]"""
        + ""","notice":{"offset":8,"at":"2026-11-23T08:30:00.005Z","kind":"started","mediaMs":0}"""
        + ""","answers":[{"offset":9,"at":"2026-11-23T08:30:00.005Z","kind":"started","mediaMs":0}]"""
        + ""","rules":{"slowMs":0,"hold":true}}""",
        "97 A6706175736564 " + CardHex
        + " 00 90 94 08 T A773746172746564 00 91 94 09 T A773746172746564 00 92 00 C3");

    [Fact]
    public void A_frame_is_exactly_these_bytes() => AssertMessage(
        new FrameMessage { First = 8, Last = 10, Events = [Plain(8), Plain(10)], Viewers = 2, Skipped = 1 },
        """{"kind":"frame","first":8,"last":10,"events":["""
        + """{"offset":8,"at":"2026-11-23T08:30:00.005Z","kind":"started","mediaMs":0},"""
        + """{"offset":10,"at":"2026-11-23T08:30:00.005Z","kind":"started","mediaMs":0}],"viewers":2,"skipped":1}""",
        "96 A56672616D65 08 0A 92 94 08 T A773746172746564 00 94 0A T A773746172746564 00 02 01");

    [Fact]
    public void A_frame_without_events_tells_only_the_viewers() => AssertMessage(
        new FrameMessage { First = 8, Last = 7, Events = [], Viewers = 5, Skipped = 0 },
        """{"kind":"frame","first":8,"last":7,"events":[],"viewers":5,"skipped":0}""",
        "96 A56672616D65 08 07 90 05 00");

    [Fact]
    public void A_board_is_exactly_these_bytes() => AssertMessage(
        BoardMessage.From(new InterestBoard(
            [
                new InterestRow(
                    new PostingId("p1"), "分拣员", 3,
                    new Dictionary<ReactionKind, int> { [ReactionKind.Want] = 2, [ReactionKind.Hours] = 1 }, 1, 6.5, 9,
                    4, 2),
            ],
            [new OpenQuestion(4, At, By, "几点?", null)],
            new QueueState(1, 300),
            3)),
        """{"postings":[{"postingId":"p1","title":"分拣员","people":3"""
        + ""","counts":{"want":2,"tooFar":0,"payLow":0,"hours":1,"question":0},"applied":1,"score":6.5"""
        + ""","seen":9,"enrolled":4,"rising":2}]"""
        + ""","unanswered":[{"offset":4,"at":"2026-11-23T08:30:00.005Z","by":{"viewerId":"v1","nickname":"小马"}"""
        + ""","text":"几点?"}],"questions":{"open":1,"version":300},"held":3}""",
        "94 91 99 A27031 A9E58886E68BA3E59198 03 95 02 00 00 01 00 01 CB401A000000000000 09 04 02 "
        + "91 95 04 T 92A27631A6E5B08FE9A9AC A7E587A0E782B93F C0 9201CD012C 03");

    [Fact]
    public void A_card_is_exactly_these_bytes() => AssertMessage(CardMessage.From(Card), CardJson, CardHex);

    [Fact]
    public void A_frame_and_its_events_are_encoded_once_and_shared()
    {
        var shared = Plain(8);
        Assert.Same(shared.Packed, shared.Packed);
        Assert.Same(shared.Json, shared.Json);
        var ring = new LogRing(100);
        ring.Add(new LoggedEvent(1, At, 0, new SessionStarted()));
        var view = new FeedView(ring, 1, 0);
        Assert.Same(view.Frame(0, Audience.Screen), view.Frame(0, Audience.Screen));
    }

    private static EncodedEvent Plain(long offset) =>
        new(new LoggedEvent(offset, At, 0, new SessionStarted()), Screen.Always);

    private static void AssertMessage<T>(T message, string json, string hex)
    {
        Assert.Equal(json, JsonSerializer.Serialize(message, WireFormat.Json));
        AssertBytes(hex, MessagePackSerializer.Serialize(message, WireFormat.MessagePack));
    }

    private static void AssertBytes(string hex, byte[] bytes) => Assert.Equal(
        hex.Replace("T", Time, StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal),
        Convert.ToHexString(bytes));
}
