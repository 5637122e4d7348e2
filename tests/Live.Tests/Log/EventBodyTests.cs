using System.Text.Json;
using System.Text.Json.Serialization;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;

namespace LiveFair.Live.Tests.Log;

/// <summary>
/// The stored shape of every event. Logs written with it must be read for years: rows are only added.
/// </summary>
public sealed class EventBodyTests
{
    private static readonly Person LaoMa = new("v-laoma", "老马");

    private static readonly PostingCard BareCard = new()
    {
        Id = new PostingId("p-1"),
        Version = 2,
        Title = "葡萄采摘工",
        Employer = new CardEmployer(new EmployerId("e-1"), "贺兰山酒庄", true),
        ConsentVersion = 1,
        Pay = new PayRange("130-180元/天", 130, 180.5m, PayUnit.Day, null),
        Headcount = 20,
        HeadcountLeft = 19,
        Place = "闽宁镇",
        EmploymentType = EmploymentType.Seasonal,
        ValidThrough = Fair.Now,
        State = PostingState.Published,
    };

    private static readonly Dictionary<string, (EventBody Body, string Json)[]> Shapes = new()
    {
        ["started"] = [(new SessionStarted(), """{"k":"started"}""")],
        ["paused"] =
        [
            (new SessionPaused(), """{"k":"paused","cause":"host"}"""),
            (new SessionPaused(PauseCause.PictureLost), """{"k":"paused","cause":"pictureLost"}"""),
        ],
        ["resumed"] = [(new SessionResumed(), """{"k":"resumed"}""")],
        ["ended"] = [(new SessionEnded(), """{"k":"ended"}""")],
        ["commented"] =
        [
            (new Commented(LaoMa, "包住吗 <b>?"),
                """{"k":"commented","by":{"id":"v-laoma","nickname":"老马"},"text":"包住吗 <b>?"}"""),
            (new Commented(LaoMa, null), """{"k":"commented","by":{"id":"v-laoma","nickname":"老马"}}"""),
            (new Commented(LaoMa, "看看", new PostingId("p-1")),
                """{"k":"commented","by":{"id":"v-laoma","nickname":"老马"},"text":"看看","posting":"p-1"}"""),
            (new Commented(
                    LaoMa,
                    "包住吗",
                    Reading: new CommentReading(
                        ReactionKind.Question, new PostingId("p-1"), QuestionTopic.BoardLodging)),
                string.Concat(
                    """{"k":"commented","by":{"id":"v-laoma","nickname":"老马"},"text":"包住吗",""",
                    """ "reading":{"kind":"question","posting":"p-1","topic":"boardLodging"}}""".TrimStart())),
            (new Commented(LaoMa, "想去", Reading: new CommentReading(ReactionKind.Want)),
                string.Concat(
                    """{"k":"commented","by":{"id":"v-laoma","nickname":"老马"},"text":"想去",""",
                    """ "reading":{"kind":"want"}}""".TrimStart())),
        ],
        ["commentTurnedAway"] =
            [(new CommentTurnedAway(new HeldId("h-1")), """{"k":"commentTurnedAway","held":"h-1"}""")],
        ["commentRemoved"] = [(new CommentRemoved(7, "spam"), """{"k":"commentRemoved","target":7,"reason":"spam"}""")],
        ["pinned"] =
        [
            (new PostingPinned(BareCard),
                string.Concat(
                    """{"k":"pinned","card":{"id":"p-1","version":2,"title":"葡萄采摘工",""",
                    """ "employer":{"id":"e-1","name":"贺兰山酒庄","verified":true},"consentVersion":1,""".TrimStart(),
                    """ "pay":{"text":"130-180元/天","min":130,"max":180.5,"unit":"day"},"headcount":20,""".TrimStart(),
                    """ "headcountLeft":19,"place":"闽宁镇","benefits":[],"employmentType":"seasonal",""".TrimStart(),
                    """ "validThrough":"2026-11-23T08:30:00.000Z","state":"published"}}""".TrimStart())),
            (new PostingPinned(BareCard with { Position = new GeoPoint(38.26, 105.97) }),
                string.Concat(
                    """{"k":"pinned","card":{"id":"p-1","version":2,"title":"葡萄采摘工",""",
                    """ "employer":{"id":"e-1","name":"贺兰山酒庄","verified":true},"consentVersion":1,""".TrimStart(),
                    """ "pay":{"text":"130-180元/天","min":130,"max":180.5,"unit":"day"},"headcount":20,""".TrimStart(),
                    """ "headcountLeft":19,"place":"闽宁镇","benefits":[],"employmentType":"seasonal",""".TrimStart(),
                    """ "validThrough":"2026-11-23T08:30:00.000Z","state":"published",""".TrimStart(),
                    """ "position":{"lat":38.26,"lng":105.97}}}""".TrimStart())),
        ],
        ["unpinned"] = [(new PostingUnpinned(), """{"k":"unpinned"}""")],
        ["reacted"] =
        [
            (new Reacted(new ViewerId("v-1"), new PostingId("p-1"), ReactionKind.TooFar),
                """{"k":"reacted","viewer":"v-1","posting":"p-1","kind":"tooFar"}"""),
        ],
        ["applied"] = [(new Applied(new PostingId("p-1")), """{"k":"applied","posting":"p-1"}""")],
        ["enrolled"] = [(new Enrolled(new GroupId("g-1")), """{"k":"enrolled","group":"g-1"}""")],
        ["noticed"] = [(new Noticed("马上抽奖"), """{"k":"noticed","text":"马上抽奖"}""")],
        ["answered"] =
        [
            (new Answered([3, 5], "包住", new PostingId("p-1"), QuestionTopic.BoardLodging, LaoMa),
                string.Concat(
                    """{"k":"answered","targets":[3,5],"text":"包住","posting":"p-1","topic":"boardLodging",""",
                    "\"by\":{\"id\":\"v-laoma\",\"nickname\":\"老马\"}}")),
            (new Answered([3], "包住", null, null, LaoMa),
                """{"k":"answered","targets":[3],"text":"包住","by":{"id":"v-laoma","nickname":"老马"}}"""),
        ],
        ["rules"] = [(new RulesChanged(30_000, true), """{"k":"rules","slowMs":30000,"hold":true}""")],
        ["muted"] =
        [
            (new ViewerMuted(new ViewerId("v-1"), null, "刷屏"), """{"k":"muted","viewer":"v-1","reason":"刷屏"}"""),
            (new ViewerMuted(new ViewerId("v-1"), Fair.Now, "刷屏"),
                """{"k":"muted","viewer":"v-1","until":"2026-11-23T08:30:00.000Z","reason":"刷屏"}"""),
        ],
        ["unmuted"] = [(new ViewerUnmuted(new ViewerId("v-1")), """{"k":"unmuted","viewer":"v-1"}""")],
        ["joinedGroup"] = [(new MemberJoined(LaoMa), """{"k":"joinedGroup","by":{"id":"v-laoma","nickname":"老马"}}""")],
        ["leftGroup"] = [(new MemberLeft(LaoMa), """{"k":"leftGroup","by":{"id":"v-laoma","nickname":"老马"}}""")],
    };

    [Fact]
    public void Every_kind_of_event_has_a_shape_here() => Assert.Equal(
        typeof(EventBody).GetCustomAttributes(typeof(JsonDerivedTypeAttribute), false)
            .Cast<JsonDerivedTypeAttribute>()
            .Select(kind => $"{kind.TypeDiscriminator} {kind.DerivedType.Name}")
            .Order(),
        Shapes.Select(shape => $"{shape.Key} {shape.Value[0].Body.GetType().Name}").Order());

    [Fact]
    public void Every_event_type_has_a_stored_name() => Assert.Equal(
        typeof(EventBody).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(EventBody)))
            .Select(type => type.Name).Order(),
        Shapes.Values.Select(shape => shape[0].Body.GetType().Name).Order());

    public static TheoryData<string> Kinds => [.. Shapes.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void An_event_is_stored_in_exactly_this_shape_and_read_back_the_same(string kind) => Assert.All(
        Shapes[kind],
        shape =>
        {
            Assert.Equal(shape.Json, JsonSerializer.Serialize(shape.Body, LiveJson.Options));
            var read = JsonSerializer.Deserialize<EventBody>(shape.Json, LiveJson.Options);
            Assert.Equal(shape.Body.GetType(), read?.GetType());
            Assert.Equal(shape.Json, JsonSerializer.Serialize(read, LiveJson.Options));
        });

    [Fact]
    public void An_event_of_an_unknown_kind_is_an_error_and_not_skipped() => Assert.Throws<JsonException>(
        () => JsonSerializer.Deserialize<EventBody>("""{"k":"somethingNew"}""", LiveJson.Options));

    [Fact]
    public void Logs_of_sessions_and_groups_have_names_of_their_own()
    {
        Assert.Equal("s:x", $"{LogName.Of(new SessionId("x"))}");
        Assert.Equal("g:x", $"{LogName.Of(new GroupId("x"))}");
    }
}
