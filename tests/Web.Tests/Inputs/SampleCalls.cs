using LiveFair.Web.Tests.Applications;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Media.Recordings;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>A call that succeeds for every route that takes a body. A new route needs one here.</summary>
internal sealed class SampleCalls(FairServer fair)
{
    private readonly SampleThings _there = new(fair);

    /// <summary>Method and pattern of each, as routing names them.</summary>
    public static IEnumerable<string> Routes => new SampleCalls(null!).All.Keys;

    private Dictionary<string, Func<Task<SampleCall>>> All =>
        new(People.Concat(Postings).Concat(Sessions).Concat(Answers).Concat(Moderation).Concat(FollowUp));

    private Dictionary<string, Func<Task<SampleCall>>> People => new()
    {
        ["POST /api/auth/login"] = async () => new(
            "/api/auth/login", fair.Staff,
            Always(new { userName = (await _there.Account()).Name, password = SampleThings.Password })),
        ["POST /api/auth/logout"] = async () => new(
            "/api/auth/logout", await fair.LogIn((await _there.Account()).Name, SampleThings.Password), () => new { }),
        ["POST /api/viewers"] = async () => new("/api/viewers", fair.Staff, () => new { nickname = "文字小马" }),
        ["POST /api/viewers/me/phone"] = async () =>
        {
            var viewer = await fair.NewViewer();
            return new("/api/viewers/me/phone", viewer.Token, () => new { phone = viewer.Phone });
        },
        ["POST /api/viewers/me/phone/confirm"] = async () =>
        {
            var (viewer, code) = await _there.Coded();
            return new("/api/viewers/me/phone/confirm", viewer.Token, () => new { phone = viewer.Phone, code });
        },
        ["POST /api/stations"] = async () => new(
            "/api/stations", fair.Admin, () => new { name = "文字驿站", district = "文字区", address = "文字街 1 号" }),
        ["POST /api/accounts"] = async () => new("/api/accounts", fair.Admin, () => new
        {
            userName = SampleThings.NextName(),
            password = SampleThings.Password,
            displayName = "文字小赵",
            role = "staff",
            stationId = "demo",
        }),
        ["PUT /api/accounts/{id}"] = async () => new(
            $"/api/accounts/{(await _there.Account()).Id}", fair.Admin,
            () => new { displayName = "文字小赵", role = "host", disabled = false, password = "another-one-2" }),
        ["POST /api/employers"] = async () => new(
            "/api/employers", fair.Staff,
            () => new { name = "文字公司", uscc = TestUscc.Next(), nature = "文字企业", contact = "文字经理" }),
        ["POST /api/employers/{id}/checks"] = async () => new(
            $"/api/employers/{(await _there.Employer()).Id}/checks", fair.Staff, () => new
            {
                opId = Op(),
                licenceNo = "文字1",
                passed = true,
                validUntil = _there.InDays(100),
                note = "文字\n原件",
            }),
        ["POST /api/employers/{id}/mandates"] = async () => new(
            $"/api/employers/{(await _there.Employer()).Id}/mandates", fair.Staff, () => new
            {
                opId = Op(),
                agreementNo = "文字1",
                from = _there.InDays(0),
                to = _there.InDays(90),
                contact = "文字经理",
            }),
    };

    private Dictionary<string, Func<Task<SampleCall>>> Postings => new()
    {
        ["POST /api/postings"] = async () =>
        {
            var employer = (await _there.Employer()).Id;
            return new("/api/postings", fair.Staff, () => _there.PostingBody(employer));
        },
        ["PUT /api/postings/{id}"] = async () =>
        {
            var employer = (await _there.Employer()).Id;
            return new(
                $"/api/postings/{await _there.Posting(employer)}", fair.Staff, () => _there.PostingBody(employer));
        },
        ["POST /api/postings/{id}/publish"] = async () => new(
            $"/api/postings/{await _there.Posting(await _there.VerifiedEmployer())}/publish",
            fair.Staff,
            () => new { }),
        ["POST /api/postings/{id}/withdraw"] = async () => new(
            $"/api/postings/{await _there.Posting((await _there.Employer()).Id)}/withdraw", fair.Staff, () => new { }),
        ["POST /api/postings/import"] = async () =>
        {
            var employer = (await _there.Employer()).Uscc;
            return new("/api/postings/import", fair.Staff, () => _there.PostingRow(employer));
        },
        ["POST /api/postings/{id}/applications"] = async () =>
        {
            var (room, viewer) = (await fair.NewLiveRoom(), await fair.NewVerifiedViewer());
            return new(
                $"/api/postings/{room.Postings[0]}/applications", viewer.Token,
                () => room.Application(0, viewer, name: "文字小马"));
        },
    };

    private Dictionary<string, Func<Task<SampleCall>>> Sessions => new()
    {
        ["POST /api/sessions"] = async () =>
        {
            var room = await fair.NewRoom();
            return new("/api/sessions", fair.Host, () => new
            {
                title = "文字专场",
                startsAt = _there.InDays(1),
                postingIds = room.Postings,
            });
        },
        ["PUT /api/sessions/{id}/rundown"] = async () =>
        {
            var room = await fair.NewRoom();
            return new($"/api/sessions/{room.Id}/rundown", fair.Host, () => new { postingIds = room.Postings });
        },
        ["POST /api/sessions/{id}/start"] = async () => Move((await fair.NewRoom()).Id, "start"),
        ["POST /api/sessions/{id}/pause"] = async () => Move((await fair.NewLiveRoom()).Id, "pause"),
        ["POST /api/sessions/{id}/resume"] = async () => Move(await _there.PausedRoom(), "resume"),
        ["POST /api/sessions/{id}/end"] = async () => Move((await fair.NewLiveRoom()).Id, "end"),
        ["PUT /api/sessions/{id}/pin"] = async () =>
        {
            var room = await fair.NewLiveRoom();
            return new(
                $"/api/sessions/{room.Id}/pin", fair.Host, () => new { opId = Op(), postingId = room.Postings[0] });
        },
        ["DELETE /api/sessions/{id}/pin"] = async () => Move((await fair.NewLiveRoom()).Id, "pin"),
        ["POST /api/sessions/{id}/ingest/rotate"] = async () => new(
            $"/api/sessions/{(await fair.NewRoom()).Id}/ingest/rotate", fair.Host, () => new { }),
        ["POST /api/sessions/{id}/ingest/ticket"] = async () => new(
            $"/api/sessions/{(await fair.NewRoom()).Id}/ingest/ticket", fair.Host, () => new { }),
        ["POST /api/sessions/{id}/notices"] = async () => new(
            $"/api/sessions/{(await fair.NewLiveRoom()).Id}/notices", fair.Host,
            () => new { opId = Op(), text = "文字通知" }),
        ["DELETE /api/sessions/{id}/comments/{offset}"] = async () =>
        {
            var room = await fair.NewLiveRoom();
            return new(
                $"/api/sessions/{room.Id}/comments/{await room.SayMany(1)}", fair.Staff, () => new { reason = "spam" });
        },
        ["PUT /api/sessions/{id}/mutes/{viewer}"] = async () => new(
            $"/api/sessions/{(await fair.NewLiveRoom()).Id}/mutes/{(await fair.NewViewer()).Id}", fair.Staff,
            () => new { reason = "文字刷屏", minutes = 5 }),
        ["DELETE /api/sessions/{id}/mutes/{viewer}"] = async () =>
        {
            var (room, viewer) = await _there.Muted();
            return new($"/api/sessions/{room}/mutes/{viewer}", fair.Staff, () => new { });
        },
        ["DELETE /api/sessions/{id}/recording"] = async () => new(
            $"/api/sessions/{(await RecordedRoom.Ended(fair)).Id}/recording", fair.Host, () => new { reason = "有人要求" }),
        ["POST /api/sessions/{id}/enrolments"] = async () => new(
            $"/api/sessions/{(await fair.NewLiveRoom()).Id}/enrolments", (await fair.NewVerifiedViewer()).Token,
            () => new { opId = Op(), consentVersion = 1 }),
    };

    private Dictionary<string, Func<Task<SampleCall>>> Moderation => new()
    {
        ["PUT /api/sessions/{id}/rules"] = async () => new(
            $"/api/sessions/{(await fair.NewLiveRoom()).Id}/rules", fair.Staff,
            () => new { opId = Op(), slowMs = 1_000, hold = true }),
        ["POST /api/sessions/{id}/held"] = async () =>
        {
            var (room, held) = await _there.HeldComment();
            return new($"/api/sessions/{room.Id}/held", fair.Staff, () => new { through = held });
        },
        ["POST /api/sessions/{id}/held/{held}"] = async () =>
        {
            var (room, held) = await _there.HeldComment();
            return new(
                $"/api/sessions/{room.Id}/held/{held}", fair.Staff, () => new { approve = false, reason = "ad" });
        },
        ["PUT /api/word-list"] = async () => new(
            "/api/word-list", (await fair.NewStation()).Admin,
            () => new { items = new[] { new { word = "文字词", act = "mask" } } }),
    };

    private Dictionary<string, Func<Task<SampleCall>>> Answers => new()
    {
        ["POST /api/sessions/{id}/answers"] = async () =>
        {
            var room = await fair.NewLiveRoom();
            var said = await room.SayMany(1);
            return new($"/api/sessions/{room.Id}/answers", fair.Staff, () => new
            {
                opId = Op(),
                offsets = new[] { said },
                text = "文字答复",
                postingId = room.Postings[0],
                topic = "pay",
            });
        },
        ["POST /api/answer-cards"] = async () => new("/api/answer-cards", (await fair.NewStation()).Admin, Card),
        ["PUT /api/answer-cards/{id}"] = async () =>
        {
            var (card, admin) = await _there.AnswerCard();
            return new($"/api/answer-cards/{card}", admin, Card);
        },
        ["DELETE /api/answer-cards/{id}"] = async () =>
        {
            var (card, admin) = await _there.AnswerCard();
            return new($"/api/answer-cards/{card}", admin, () => new { });
        },
    };

    private Dictionary<string, Func<Task<SampleCall>>> FollowUp => new()
    {
        ["POST /api/groups/{id}/leave"] = async () =>
        {
            var (group, viewer) = await _there.Member();
            return new($"/api/groups/{group}/leave", viewer.Token, () => new { });
        },
        ["POST /api/groups/{id}/messages"] = async () =>
        {
            var posting = (await fair.NewRoom()).Postings[0];
            return new(
                $"/api/groups/{(await _there.Member()).Group}/messages", fair.Staff,
                () => new { opId = Op(), text = "文字消息", postingId = posting });
        },
        ["DELETE /api/groups/{id}/messages/{offset}"] = async () =>
        {
            var (group, offset) = await _there.Message();
            return new($"/api/groups/{group}/messages/{offset}", fair.Staff, () => new { reason = "spam" });
        },
        ["PUT /api/groups/{id}/mutes/{viewer}"] = async () =>
        {
            var (group, viewer) = await _there.Member();
            return new(
                $"/api/groups/{group}/mutes/{viewer.Id}", fair.Staff, () => new { reason = "文字刷屏", minutes = 5 });
        },
        ["DELETE /api/groups/{id}/mutes/{viewer}"] = async () =>
        {
            var (group, viewer) = await _there.MutedMember();
            return new($"/api/groups/{group}/mutes/{viewer}", fair.Staff, () => new { });
        },
        ["POST /api/leads/{id}/assign"] = async () => new(
            $"/api/leads/{await _there.Lead()}/assign", fair.Staff, () => new { assigneeId = "demo-staff" }),
        ["POST /api/leads/{id}/touches"] = async () => new(
            $"/api/leads/{await _there.Lead()}/touches", fair.Staff, () => new
            {
                opId = Op(),
                kind = "call",
                outcome = "noAnswer",
                note = "文字\n再打",
                nextAt = _there.InDays(1),
            }),
        ["POST /api/leads/{id}/state"] = async () => new(
            $"/api/leads/{await _there.Lead()}/state", fair.Staff, () => new { state = "interested", reason = "文字远" }),
        ["POST /api/leads/{id}/reveal"] = async () => new(
            $"/api/leads/{await _there.Lead()}/reveal", fair.Staff, () => new { reason = "文字回访" }),
    };

    /// <summary>A sample for a route, with everything that it needs made before.</summary>
    public async Task<SampleCall> For(string route) =>
        await All[route]() with { Method = new HttpMethod(route.Split(' ')[0]) };

    private static string Op() => TestRoom.Op();

    private static object Card() => new { topic = "hours", title = "文字班次", text = "文字：{hours}", position = 5 };

    private static Func<object> Always(object body) => () => body;

    private SampleCall Move(string room, string verb) =>
        new($"/api/sessions/{room}/{verb}", fair.Host, () => new { opId = Op() });
}
