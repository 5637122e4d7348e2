using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security;

/// <summary>What belongs to another station is answered exactly like what does not exist.</summary>
[Collection(nameof(RoomyFair))]
public sealed class OtherStationTests(RoomyFair fair) : FairTest(fair)
{
    private const string Nowhere = "0123456789abcdef0123456789abcdef";
    private const string Check = """{"licenceNo":"1","passed":true,"validUntil":"UNTIL"}""";
    private const string Mandate = """{"agreementNo":"1","from":"2026-01-01T00:00:00Z","to":"2030-01-01T00:00:00Z"}""";

    private const string Posting = """
        {"title":"分拣员","employmentType":"temporary","pay":{"text":"20元/小时","min":20},"headcount":2,"place":"金凤区",
         "content":"分拣","validThrough":"UNTIL"}
        """;

    [Theory]
    [InlineData("POST /api/employers/EMPLOYER/checks", Check)]
    [InlineData("POST /api/employers/EMPLOYER/mandates", Mandate)]
    [InlineData("GET /api/postings/POSTING", null)]
    [InlineData("PUT /api/postings/POSTING", Posting)]
    [InlineData("POST /api/postings/POSTING/publish", "{}")]
    [InlineData("POST /api/postings/POSTING/withdraw", "{}")]
    [InlineData("PUT /api/sessions/SESSION/rundown", """{"postingIds":[]}""")]
    [InlineData("POST /api/sessions/SESSION/start", "{}")]
    [InlineData("POST /api/sessions/SESSION/pause", "{}")]
    [InlineData("POST /api/sessions/SESSION/resume", "{}")]
    [InlineData("POST /api/sessions/SESSION/end", "{}")]
    [InlineData("PUT /api/sessions/SESSION/pin", """{"opId":"o","postingId":"p"}""")]
    [InlineData("DELETE /api/sessions/SESSION/pin", null)]
    [InlineData("POST /api/sessions/SESSION/notices", """{"opId":"o","text":"你好"}""")]
    [InlineData("GET /api/sessions/SESSION/board", null)]
    [InlineData("GET /api/sessions/SESSION/interest", null)]
    [InlineData("GET /api/sessions/SESSION/interest/none", null)]
    [InlineData("GET /api/sessions/SESSION/report", null)]
    [InlineData("GET /api/sessions/SESSION/report/export?format=xlsx", null)]
    [InlineData("GET /api/sessions/SESSION/questions", null)]
    [InlineData("PUT /api/sessions/SESSION/rules", """{"slowMs":0,"hold":true}""")]
    [InlineData("GET /api/sessions/SESSION/held", null)]
    [InlineData("POST /api/sessions/SESSION/held", """{"through":"h1"}""")]
    [InlineData("POST /api/sessions/SESSION/held/h1", """{"approve":true}""")]
    [InlineData("POST /api/sessions/SESSION/answers", """{"opId":"o","offsets":[2],"text":"包住"}""")]
    [InlineData("GET /api/sessions/SESSION/ingest", null)]
    [InlineData("POST /api/sessions/SESSION/ingest/rotate", null)]
    [InlineData("POST /api/sessions/SESSION/ingest/ticket", null)]
    [InlineData("GET /api/sessions/SESSION/ingest/health", null)]
    [InlineData("DELETE /api/sessions/SESSION/recording", """{"reason":"有人要求"}""")]
    [InlineData("DELETE /api/sessions/SESSION/comments/2", """{"reason":"spam"}""")]
    [InlineData("PUT /api/sessions/SESSION/mutes/VIEWER", """{"reason":"刷屏"}""")]
    [InlineData("DELETE /api/sessions/SESSION/mutes/VIEWER", null)]
    [InlineData("PUT /api/answer-cards/CARD", """{"topic":"pay","title":"结算","text":"周结"}""")]
    [InlineData("DELETE /api/answer-cards/CARD", null)]
    [InlineData("GET /api/groups/GROUP", null)]
    [InlineData("GET /api/groups/GROUP/events", null)]
    [InlineData("POST /api/groups/GROUP/messages", """{"opId":"o","text":"你好"}""")]
    [InlineData("DELETE /api/groups/GROUP/messages/2", """{"reason":"spam"}""")]
    [InlineData("PUT /api/groups/GROUP/mutes/VIEWER", """{"reason":"刷屏"}""")]
    [InlineData("DELETE /api/groups/GROUP/mutes/VIEWER", null)]
    [InlineData("GET /api/leads/LEAD", null)]
    [InlineData("POST /api/leads/LEAD/assign", """{"assigneeId":"demo-staff"}""")]
    [InlineData("POST /api/leads/LEAD/touches", """{"kind":"call","outcome":"connected"}""")]
    [InlineData("POST /api/leads/LEAD/state", """{"state":"interested"}""")]
    [InlineData("POST /api/leads/LEAD/reveal", """{"reason":"回访"}""")]
    [InlineData("PUT /api/accounts/demo-staff", """{"displayName":"改名"}""")]
    public async Task Another_station_s_thing_is_answered_like_nothing(string call, string? body)
    {
        var theirs = await Something();
        var stranger = await StrangerToken();
        var (method, path) = (new HttpMethod(call.Split(' ')[0]), call.Split(' ')[1]);
        var filled = body?.Replace("UNTIL", $"{Fair.Time.GetUtcNow().AddDays(30):O}", StringComparison.Ordinal);
        var (ours, nothing) = (path, path.Replace("demo-staff", Nowhere, StringComparison.Ordinal));
        foreach (var (word, id) in theirs)
        {
            ours = ours.Replace(word, id, StringComparison.Ordinal);
            nothing = nothing.Replace(word, Nowhere, StringComparison.Ordinal);
        }

        var foreign = await Api.Send(method, ours, filled is null ? null : Hosting.Api.Text(filled), stranger);
        var unknown = await Api.Send(method, nothing, filled is null ? null : Hosting.Api.Text(filled), stranger);
        foreign.Refuses(404, "NOT_FOUND");
        Assert.Equal(unknown.Gist, foreign.Gist);
    }

    [Fact]
    public async Task A_session_with_another_station_s_posting_is_refused_like_one_with_no_posting()
    {
        var theirs = await Something();
        var stranger = await StrangerToken();
        Task<Reply> Make(string posting) => Api.Post(
            "/api/sessions",
            new { title = "借来的", startsAt = Fair.Time.GetUtcNow(), postingIds = new[] { posting } },
            stranger);
        var foreign = (await Make(theirs["POSTING"])).Refuses(404, "NOT_FOUND");
        Assert.Equal((await Make(Nowhere)).Gist, foreign.Gist);
    }

    [Theory]
    [InlineData("/api/employers")]
    [InlineData("/api/leads")]
    [InlineData("/api/groups")]
    [InlineData("/api/postings")]
    public async Task A_new_station_s_lists_are_empty(string list)
    {
        await Something();
        Assert.Empty((await Api.Get(list, await StrangerToken())).Is(200).Items);
    }

    [Fact]
    public async Task An_admin_opens_no_account_at_a_station_of_others()
    {
        var stranger = await StrangerToken();
        var before = (await Api.Get("/api/accounts", Fair.Admin)).Text;
        Task<Reply> Open(string station) => Api.Post(
            "/api/accounts",
            new { userName = "taker" + Op()[..8], password = "long-enough-1", role = "admin", stationId = station },
            stranger);
        var foreign = (await Open("demo")).Refuses(404, "NOT_FOUND");
        Assert.Equal((await Open(Nowhere)).Gist, foreign.Gist);
        Assert.Equal(before, (await Api.Get("/api/accounts", Fair.Admin)).Text);
    }

    [Fact]
    public async Task Whoever_makes_a_station_opens_its_first_account_and_no_second()
    {
        var station = (await Api.Post("/api/stations", new { name = "新驿站" }, Fair.Admin)).Is(201).Id;
        Task<Reply> Open(string role) => Api.Post(
            "/api/accounts",
            new { userName = "first" + Op()[..8], password = "long-enough-1", role, stationId = station },
            Fair.Admin);
        (await Open("staff")).Refuses(400, "INVALID");
        (await Open("admin")).Is(201);
        (await Open("admin")).Refuses(404, "NOT_FOUND");
    }

    [Theory]
    [InlineData("newadmin", "long-enough-1", "admin")]
    [InlineData("newadmin", "long-enough-1", "boss")]
    [InlineData("newadmin", "short", "admin")]
    [InlineData("host", "long-enough-1", "admin")]
    public async Task A_station_without_accounts_that_another_opened_is_answered_like_nothing(
        string userName, string password, string role)
    {
        var theirs = (await Api.Post("/api/stations", new { name = "还没开张" }, Fair.Admin)).Is(201).Id;
        var stranger = await StrangerToken();
        Task<Reply> Open(string stationId) =>
            Api.Post("/api/accounts", new { userName, password, role, stationId }, stranger);
        var foreign = (await Open(theirs)).Refuses(404, "NOT_FOUND");
        Assert.Equal((await Open(Nowhere)).Gist, foreign.Gist);
    }

    [Fact]
    public async Task An_admin_sees_the_own_station_and_those_it_opened_and_no_other()
    {
        var stranger = await StrangerToken();
        var opened = (await Api.Post("/api/stations", new { name = "分站" }, stranger)).Is(201).Id;
        var own = (await Api.Get("/api/me", stranger))["stationId"].GetString()!;
        var seen = (await Api.Get("/api/stations", stranger)).Is(200).Items
            .Select(one => one.GetProperty("id").GetString()!);
        Assert.Equal(new[] { own, opened }.Order(), seen.Order());
        Assert.DoesNotContain(
            opened, (await Api.Get("/api/stations", Fair.Admin)).Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_station_s_trail_tells_only_how_its_first_account_was_opened()
    {
        await Something();
        var entry = Assert.Single((await Api.Get("/api/audit", await StrangerToken())).Is(200).Items);
        Assert.Equal(
            ("a:demo-admin", "account.open"),
            (entry.GetProperty("actor").GetString(), entry.GetProperty("action").GetString()));
    }

    [Fact]
    public async Task Staff_see_only_the_accounts_of_their_own_station()
    {
        var mine = (await Api.Get("/api/accounts", await StrangerToken())).Items.ToList();
        Assert.Equal("邻区站长", Assert.Single(mine).GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task An_export_holds_no_lead_of_another_station()
    {
        var theirs = await Something();
        var sheet = await Api.Get($"/api/leads/export?format=csv&session={theirs["SESSION"]}", await StrangerToken());
        Assert.DoesNotContain(theirs["LEAD"], sheet.Is(200).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_lead_is_not_assigned_to_another_station_s_account()
    {
        var theirs = await Something();
        var stranger = (await Api.Get("/api/accounts", await StrangerToken())).Items
            .First().GetProperty("id").GetString();
        var foreign = await Api.Post($"/api/leads/{theirs["LEAD"]}/assign", new { assigneeId = stranger }, Fair.Staff);
        var unknown = await Api.Post($"/api/leads/{theirs["LEAD"]}/assign", new { assigneeId = Nowhere }, Fair.Staff);
        foreign.Refuses(400, "INVALID");
        Assert.Equal(unknown.Gist, foreign.Gist);
    }

    /// <summary>One of each thing that a station has.</summary>
    private async Task<Dictionary<string, string>> Something()
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        await room.SayMany(1);
        var applied = (await room.Apply(0, viewer)).Is(201);
        var enrolled = (await Api.Post(
            $"/api/sessions/{room.Id}/enrolments", new { opId = Op(), consentVersion = 1 }, viewer.Token)).Is(201);
        var draft = (await Api.Post(
            "/api/postings",
            new
            {
                employerId = room.Employers[0],
                title = "草稿",
                employmentType = "temporary",
                pay = new { text = "20元/小时", min = 20 },
                headcount = 2,
                place = "金凤区",
                content = "分拣",
                validThrough = Fair.Time.GetUtcNow().AddDays(30),
            },
            Fair.Staff)).Is(201);
        return new Dictionary<string, string>
        {
            ["EMPLOYER"] = room.Employers[0],
            ["POSTING"] = draft.Id,
            ["SESSION"] = room.Id,
            ["VIEWER"] = viewer.Id,
            ["CARD"] = (await Api.Get("/api/answer-cards", Fair.Staff)).Items.First().GetProperty("id").GetString()!,
            ["GROUP"] = enrolled["groupId"].GetString()!,
            ["LEAD"] = applied["leadId"].GetString()!,
        };
    }

    /// <summary>The admin of a station of its own, who may do there all that an account can.</summary>
    private async Task<string> StrangerToken() => (await Fair.NewStation()).Admin;
}
