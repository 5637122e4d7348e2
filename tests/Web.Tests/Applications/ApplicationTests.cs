using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Applications;

[Collection(nameof(RoomyFair))]
public sealed class ApplicationTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task Fifty_requests_at_once_make_one_application_and_all_get_its_answer()
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var same = room.Application(0, viewer);
        var replies = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(i => room.Apply(0, viewer, (i % 2) == 0 ? same : null)));
        Assert.Single(replies, reply => (int)reply.Status == 201);
        Assert.All(replies.Where(reply => (int)reply.Status != 201), reply => reply.Is(200));
        Assert.Single(replies.Select(reply => reply["applicationId"].GetString()).Distinct());
        Assert.Single(await room.Events("applied"));
        Assert.Single((await Api.Get($"/api/leads?session={room.Id}", Fair.Staff)).Items);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"employerId":"EMPLOYER"}""")]
    [InlineData("""{"employerId":"EMPLOYER","version":2}""")]
    [InlineData("""{"employerId":"somebody","version":1}""")]
    [InlineData("""{"version":1}""")]
    public async Task An_application_without_consent_that_names_the_employer_is_403_CONSENT_REQUIRED(string consent)
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var body = $$"""
            {"opId":"{{Op()}}","sessionId":"{{room.Id}}","name":"马丽红","phone":"{{viewer.Phone}}",
             "consent":{{consent.Replace("EMPLOYER", room.Employers[0], StringComparison.Ordinal)}}}
            """;
        var path = $"/api/postings/{room.Postings[0]}/applications";
        (await Api.Send(HttpMethod.Post, path, Hosting.Api.Text(body), viewer.Token)).Refuses(403, "CONSENT_REQUIRED");
        await NothingChanged(room);
    }

    [Fact]
    public async Task Who_names_no_phone_gives_the_one_that_they_confirmed()
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var consent = new { employerId = room.Employers[0], version = 1 };
        var body = new { opId = Op(), sessionId = room.Id, name = Fair.Logs.Secret("马丽红"), consent };
        (await room.Apply(0, viewer, body)).Is(201);
        (await room.Apply(0, viewer, body)).Is(200);
        var lead = Assert.Single((await Api.Get($"/api/leads?session={room.Id}", Fair.Staff)).Items);
        Assert.Equal($"{viewer.Phone[..3]}****{viewer.Phone[7..]}", lead.GetProperty("phone").GetString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("1380013800")]
    public async Task A_phone_that_is_none_is_400_INVALID_although_another_one_is_confirmed(string phone)
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var consent = new { employerId = room.Employers[0], version = 1 };
        var body = new { opId = Op(), sessionId = room.Id, name = "马丽红", phone, consent };
        (await room.Apply(0, viewer, body)).Refuses(400, "INVALID");
        await NothingChanged(room);
    }

    [Fact]
    public async Task An_application_without_a_confirmed_phone_is_403_VERIFY_PHONE()
    {
        var room = await Fair.NewLiveRoom();
        (await room.Apply(0, await Fair.NewViewer())).Refuses(403, "VERIFY_PHONE");
        await NothingChanged(room);
    }

    [Fact]
    public async Task The_same_opId_for_another_posting_is_409_OP_REUSED()
    {
        var (room, viewer) = (await Fair.NewLiveRoom(), await Fair.NewVerifiedViewer());
        var op = Op();
        (await room.Apply(0, viewer, room.Application(0, viewer, op))).Is(201);
        (await room.Apply(1, viewer, room.Application(1, viewer, op))).Refuses(409, "OP_REUSED");
        Assert.Single(await room.Events("applied"));
    }

    [Fact]
    public async Task An_application_for_a_withdrawn_posting_is_409_POSTING_CLOSED()
    {
        var (posting, employer) = await NewPosting();
        (await Api.Post($"/api/postings/{posting}/withdraw", null, Fair.Staff)).Is(200);
        (await Apply(posting, employer)).Refuses(409, "POSTING_CLOSED");
        Assert.Empty((await Api.Get($"/api/leads?posting={posting}", Fair.Staff)).Items);
    }

    [Fact]
    public async Task An_application_for_a_posting_without_a_place_left_is_409_POSTING_CLOSED()
    {
        var (posting, employer) = await NewPosting(headcount: 1);
        var lead = (await Apply(posting, employer)).Is(201)["leadId"].GetString();
        (await Api.Post($"/api/leads/{lead}/state", new { state = "onboarded" }, Fair.Staff)).Is(200);
        (await Apply(posting, employer)).Refuses(409, "POSTING_CLOSED");
    }

    [Fact]
    public async Task A_pin_of_a_posting_whose_employer_lost_its_check_is_409_POSTING_CLOSED()
    {
        var (posting, employer) = await NewPosting();
        var made = await Api.Post(
            "/api/sessions",
            new { title = "场次", startsAt = Fair.Time.GetUtcNow(), postingIds = new[] { posting } },
            Fair.Host);
        var session = made.Is(201).Id;
        (await Api.Post($"/api/sessions/{session}/start", null, Fair.Host)).Is(200);
        var check = new { licenceNo = "1", passed = false, validUntil = Fair.Time.GetUtcNow().AddDays(30) };
        (await Api.Post($"/api/employers/{employer}/checks", check, Fair.Staff)).Is(200);
        (await Api.Put($"/api/sessions/{session}/pin", new { opId = Op(), postingId = posting }, Fair.Host))
            .Refuses(409, "POSTING_CLOSED");
        (await Apply(posting, employer)).Refuses(409, "POSTING_CLOSED");
        Assert.Equal(1, (await Api.Get($"/api/sessions/{session}/events"))["head"].GetInt64());
    }

    [Fact]
    public async Task A_posting_whose_employer_was_never_checked_is_422_with_findings_and_stays_a_draft()
    {
        var employer = await NewEmployer();
        var posting = (await Draft(employer)).Is(201).Id;
        var refused = (await Api.Post($"/api/postings/{posting}/publish", null, Fair.Staff)).Refuses(422, "INVALID");
        Assert.Equal(
            [("licence", "block", "employer"), ("mandate", "block", "employer")],
            refused["findings"].EnumerateArray().Select(finding => (
                finding.GetProperty("rule").GetString(),
                finding.GetProperty("level").GetString(),
                finding.GetProperty("field").GetString())));
        Assert.Equal("draft", (await Api.Get($"/api/postings/{posting}", Fair.Staff))["state"].GetString());
    }

    [Fact]
    public async Task A_draft_in_a_rundown_is_shown_to_the_stations_people_only()
    {
        var draft = (await Draft(await NewEmployer())).Is(201).Id;
        var body = new { title = "下周专场", startsAt = Fair.Time.GetUtcNow(), postingIds = new[] { draft } };
        var session = (await Api.Post("/api/sessions", body, Fair.Host)).Is(201).Id;
        Assert.Empty((await Api.Get($"/api/sessions/{session}")).Is(200)["postings"].EnumerateArray());
        Assert.Single((await Api.Get($"/api/sessions/{session}", Fair.Staff)).Is(200)["postings"].EnumerateArray());
    }

    [Fact]
    public async Task A_benefit_that_is_null_is_refused()
    {
        var body = new
        {
            employerId = await NewEmployer(),
            title = "分拣员",
            employmentType = "temporary",
            pay = new { text = "20元/小时" },
            headcount = 1,
            place = "金凤区",
            benefits = new string?[] { null },
            validThrough = Fair.Time.GetUtcNow().AddDays(20),
        };
        (await Api.Post("/api/postings", body, Fair.Staff)).Refuses(400, "INVALID");
    }

    [Fact]
    public async Task A_posting_that_breaks_a_rule_is_422_with_findings_and_not_made()
    {
        var refused = (await Draft(await NewEmployer(), headcount: 0)).Refuses(422, "INVALID");
        Assert.Equal("headcount", refused["findings"][0].GetProperty("field").GetString());
    }

    [Fact]
    public async Task An_application_for_a_posting_that_does_not_exist_is_404_NOT_FOUND() =>
        (await Apply("nowhere", "nobody")).Refuses(404, "NOT_FOUND");

    private async Task NothingChanged(TestRoom room)
    {
        Assert.Equal(1, await room.Head());
        Assert.Empty((await Api.Get($"/api/leads?session={room.Id}", Fair.Staff)).Items);
    }

    private async Task<Reply> Apply(string posting, string employer)
    {
        var viewer = await Fair.NewVerifiedViewer();
        var consent = new { employerId = employer, version = 1 };
        var body = new { opId = Op(), name = "马丽红", phone = viewer.Phone, consent };
        return await Api.Post($"/api/postings/{posting}/applications", body, viewer.Token);
    }

    private async Task<(string Posting, string Employer)> NewPosting(int headcount = 5)
    {
        var employer = await NewEmployer();
        var now = Fair.Time.GetUtcNow();
        var check = new { licenceNo = "1", passed = true, validUntil = now.AddDays(30) };
        (await Api.Post($"/api/employers/{employer}/checks", check, Fair.Staff)).Is(200);
        var mandate = new { agreementNo = "1", from = now.AddDays(-1), to = now.AddDays(30) };
        (await Api.Post($"/api/employers/{employer}/mandates", mandate, Fair.Staff)).Is(200);
        var posting = (await Draft(employer, headcount)).Is(201).Id;
        (await Api.Post($"/api/postings/{posting}/publish", null, Fair.Staff)).Is(200);
        return (posting, employer);
    }

    private async Task<string> NewEmployer() =>
        (await Api.Post("/api/employers", new { name = "测试公司", uscc = TestUscc.Next() }, Fair.Staff)).Is(201).Id;

    private Task<Reply> Draft(string employer, int headcount = 5) => Api.Post(
        "/api/postings",
        new
        {
            employerId = employer,
            title = "分拣员",
            employmentType = "temporary",
            pay = new { text = "20元/小时", min = 20, unit = "hour", settlement = "week" },
            headcount,
            place = "金凤区",
            content = "分拣包裹",
            validThrough = Fair.Time.GetUtcNow().AddDays(20),
        },
        Fair.Staff);
}
