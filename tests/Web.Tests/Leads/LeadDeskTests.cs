using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Leads;

[Collection(nameof(RoomyFair))]
public sealed class LeadDeskTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_lead_is_listed_with_masked_name_and_phone()
    {
        var (room, viewer, lead) = await NewLead(name: "欧阳娜娜");
        var listed = await Api.Get($"/api/leads?session={room.Id}", Fair.Staff);
        var item = Assert.Single(listed.Is(200).Items);
        Assert.Equal(lead, item.GetProperty("id").GetString());
        Assert.Equal("new", item.GetProperty("state").GetString());
        Assert.Equal("欧***", item.GetProperty("name").GetString());
        Assert.Equal($"{viewer.Phone[..3]}****{viewer.Phone[7..]}", item.GetProperty("phone").GetString());
        Assert.DoesNotContain(viewer.Phone, listed.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("阳娜娜", listed.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Filters_find_a_lead_and_leave_out_others()
    {
        var (room, viewer, lead) = await NewLead();
        var other = (await room.Apply(1, await Fair.NewVerifiedViewer())).Is(201)["leadId"].GetString();
        (await Api.Post($"/api/leads/{lead}/assign", new { assigneeId = "demo-staff" }, Fair.Staff)).Is(200);
        var due = Fair.Time.GetUtcNow().AddHours(2);
        (await Api.Post(
            $"/api/leads/{lead}/touches",
            new { kind = "call", outcome = "noAnswer", nextAt = due },
            Fair.Staff)).Is(200);
        string[] finding =
        [
            "state=assigned", "assignee=demo-staff", $"posting={room.Postings[0]}", $"q={viewer.Phone[^4..]}",
            $"due={Uri.EscapeDataString($"{due.AddMinutes(1):O}")}",
        ];
        foreach (var query in finding)
        {
            var found = (await Api.Get($"/api/leads?session={room.Id}&{query}", Fair.Staff)).Is(200).Items;
            Assert.Equal([lead], found.Select(item => item.GetProperty("id").GetString()));
        }

        var early = Uri.EscapeDataString($"{due.AddMinutes(-1):O}");
        Assert.Empty((await Api.Get($"/api/leads?session={room.Id}&due={early}", Fair.Staff)).Items);
        var rest = (await Api.Get($"/api/leads?session={room.Id}&state=new", Fair.Staff)).Items;
        Assert.Equal([other], rest.Select(item => item.GetProperty("id").GetString()));
    }

    [Theory]
    [InlineData("state=lost")]
    [InlineData("assignee=a%20b")]
    [InlineData("session=%2F")]
    [InlineData("posting=")]
    [InlineData("cursor=%00")]
    [InlineData("due=tomorrow")]
    [InlineData("sort=name")]
    [InlineData("limit=0")]
    [InlineData("limit=ten")]
    public async Task A_filter_that_cannot_be_read_is_refused_with_INVALID(string query) =>
        (await Api.Get($"/api/leads?{query}", Fair.Staff)).Refuses(400, "INVALID");

    [Fact]
    public async Task More_than_a_page_of_leads_is_read_with_the_cursor_each_once()
    {
        var room = await Fair.NewLiveRoom();
        var made = new List<string>();
        for (var i = 0; i < 35; i++)
        {
            var viewer = await Fair.NewVerifiedViewer();
            for (var posting = 0; posting < 3; posting++)
            {
                made.Add((await room.Apply(posting, viewer)).Is(201)["leadId"].GetString()!);
            }
        }

        var first = (await Api.Get($"/api/leads?session={room.Id}", Fair.Staff)).Is(200);
        var second = (await Api.Get($"/api/leads?session={room.Id}&cursor={first["next"].GetString()}", Fair.Staff))
            .Is(200);
        Assert.Equal(100, first.Items.Count());
        Assert.False(second.Json.TryGetProperty("next", out _));
        var read = first.Items.Concat(second.Items).Select(item => item.GetProperty("id").GetString()!);
        Assert.Equal(made.Order(StringComparer.Ordinal), read.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("", "3 2 1 0")]
    [InlineData("&sort=newest", "3 2 1 0")]
    [InlineData("&sort=oldest", "0 1 2 3")]
    [InlineData("&sort=due", "2 0 3 1")]
    [InlineData("&sort=state", "3 0 2 1")]
    public async Task Leads_come_in_the_order_asked_for_page_by_page_and_are_counted_as_a_whole(
        string sort, string expected)
    {
        var room = await Fair.NewLiveRoom();
        var made = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            made.Add((await room.Apply(0, await Fair.NewVerifiedViewer())).Is(201)["leadId"].GetString()!);
            Fair.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await Touch(made[0], "noAnswer", hours: 5);
        await Touch(made[2], "connected", hours: 2);
        (await Api.Post($"/api/leads/{made[1]}/state", new { state = "interested" }, Fair.Staff)).Is(200);

        var read = new List<int>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = (await Api.Get($"/api/leads?session={room.Id}{sort}&limit=3{cursor}", Fair.Staff)).Is(200);
            Assert.Equal(4, page["total"].GetInt32());
            Assert.InRange(page.Items.Count(), 1, 3);
            read.AddRange(page.Items.Select(item => made.IndexOf(item.GetProperty("id").GetString()!)));
            cursor = page.Json.TryGetProperty("next", out var next) ? $"&cursor={next.GetString()}" : null;
        }

        Assert.Equal(expected, string.Join(' ', read));
    }

    [Fact]
    public async Task An_assigned_lead_names_its_assignee()
    {
        var (_, _, lead) = await NewLead();
        var answer = (await Api.Post($"/api/leads/{lead}/assign", new { assigneeId = "demo-staff" }, Fair.Host))
            .Is(200);
        Assert.Equal("assigned", answer["state"].GetString());
        Assert.Equal("回访员小赵", answer["assignee"].GetProperty("displayName").GetString());
    }

    [Fact]
    public async Task A_touch_that_reached_somebody_makes_the_lead_contacted()
    {
        var (_, _, lead) = await NewLead();
        var body = new { opId = Op(), kind = "call", outcome = "connected", note = "周五面谈" };
        var answer = (await Api.Post($"/api/leads/{lead}/touches", body, Fair.Staff)).Is(200);
        Assert.Equal("contacted", answer["state"].GetString());
        Assert.Equal("回访员小赵", answer["assignee"].GetProperty("displayName").GetString());
        Assert.Equal("周五面谈", answer["touches"][0].GetProperty("note").GetString());
        var again = (await Api.Post($"/api/leads/{lead}/touches", body, Fair.Staff)).Is(200);
        Assert.Equal(1, again["touches"].GetArrayLength());
        var other = new { body.opId, kind = "call", outcome = "noAnswer" };
        (await Api.Post($"/api/leads/{lead}/touches", other, Fair.Staff)).Refuses(409, "OP_REUSED");
    }

    [Theory]
    [InlineData("""{"kind":"telegram","outcome":"connected"}""")]
    [InlineData("""{"kind":"call","outcome":"great"}""")]
    [InlineData("""{"kind":"call"}""")]
    [InlineData("""{"opId":"","kind":"call","outcome":"connected"}""")]
    [InlineData("""{"kind":"call","outcome":"connected","nextAt":"soon"}""")]
    public async Task A_touch_that_cannot_be_is_refused_with_INVALID_and_nothing_changes(string body)
    {
        var (_, _, lead) = await NewLead();
        (await Api.Send(HttpMethod.Post, $"/api/leads/{lead}/touches", Hosting.Api.Text(body), Fair.Staff))
            .Refuses(400, "INVALID");
        var left = await Api.Get($"/api/leads/{lead}", Fair.Staff);
        Assert.Equal(("new", 0), (left["state"].GetString(), left["touches"].GetArrayLength()));
    }

    [Fact]
    public async Task A_lead_goes_forward_and_not_back()
    {
        var (_, _, lead) = await NewLead();
        (await Api.Post($"/api/leads/{lead}/state", new { state = "interested" }, Fair.Staff)).Is(200);
        (await Api.Post($"/api/leads/{lead}/state", new { state = "contacted" }, Fair.Staff)).Refuses(409, "INVALID");
        (await Api.Post($"/api/leads/{lead}/state", new { state = "lost" }, Fair.Staff)).Refuses(400, "INVALID");
        Assert.Equal("interested", (await Api.Get($"/api/leads/{lead}", Fair.Staff))["state"].GetString());
    }

    [Fact]
    public async Task A_lead_tells_who_took_it_where_and_why_and_nothing_of_what_was_refused()
    {
        var (_, _, lead) = await NewLead();
        Assert.Equal(0, (await Api.Get($"/api/leads/{lead}", Fair.Staff))["moves"].GetArrayLength());
        (await Api.Post($"/api/leads/{lead}/reveal", new { reason = "约时间" }, Fair.Staff)).Is(200);
        (await Api.Post($"/api/leads/{lead}/state", new { state = "interested" }, Fair.Staff)).Is(200);
        (await Api.Post($"/api/leads/{lead}/state", new { state = "contacted" }, Fair.Staff)).Refuses(409, "INVALID");
        var declined = new { state = "declined", reason = "家里有事" };
        var answer = (await Api.Post($"/api/leads/{lead}/state", declined, Fair.Host)).Is(200);
        var moves = answer["moves"].EnumerateArray().ToList();
        Assert.Equal(["interested", "declined"], moves.Select(move => move.GetProperty("state").GetString()));
        Assert.Equal(["回访员小赵", "主播小夏"], moves.Select(move => move.GetProperty("by").GetString()));
        Assert.False(moves[0].TryGetProperty("reason", out _));
        Assert.Equal("家里有事", moves[1].GetProperty("reason").GetString());
    }

    [Fact]
    public async Task A_lead_is_not_unreachable_before_three_tries()
    {
        var (_, _, lead) = await NewLead();
        (await Api.Post($"/api/leads/{lead}/state", new { state = "unreachable" }, Fair.Staff)).Refuses(409, "INVALID");
        Assert.Equal("new", (await Api.Get($"/api/leads/{lead}", Fair.Staff))["state"].GetString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public async Task A_reveal_without_a_reason_is_refused_and_leaves_no_trace(string? reason)
    {
        var (_, viewer, lead) = await NewLead();
        var refused = await Api.Post($"/api/leads/{lead}/reveal", new { reason }, Fair.Staff);
        refused.Refuses(400, "INVALID");
        Assert.DoesNotContain(viewer.Phone, refused.Text, StringComparison.Ordinal);
        Assert.DoesNotContain((await Api.Get("/api/audit", Fair.Admin)).Items, entry => Tells(entry, lead));
    }

    [Fact]
    public async Task A_reveal_with_a_reason_shows_the_whole_name_and_phone_and_is_audited()
    {
        var (_, viewer, lead) = await NewLead(name: "欧阳娜娜");
        var whole = (await Api.Post($"/api/leads/{lead}/reveal", new { reason = "电话回访" }, Fair.Staff)).Is(200);
        Assert.Equal(("欧阳娜娜", viewer.Phone), (whole["name"].GetString(), whole["phone"].GetString()));
        var audit = await Api.Get("/api/audit", Fair.Admin);
        var entry = Assert.Single(audit.Items, entry => Tells(entry, lead));
        Assert.Equal("lead.reveal", entry.GetProperty("action").GetString());
        Assert.Equal("a:demo-staff", entry.GetProperty("actor").GetString());
        Assert.Equal("电话回访", entry.GetProperty("reason").GetString());
        Assert.DoesNotContain(viewer.Phone, audit.Text, StringComparison.Ordinal);
    }

    private async Task Touch(string lead, string outcome, int hours) =>
        (await Api.Post(
            $"/api/leads/{lead}/touches",
            new { kind = "call", outcome, nextAt = Fair.Time.GetUtcNow().AddHours(hours) },
            Fair.Staff)).Is(200);

    private static bool Tells(System.Text.Json.JsonElement entry, string lead) =>
        entry.GetProperty("target").GetString() == lead;

    private async Task<(TestRoom Room, TestViewer Viewer, string Lead)> NewLead(string name = "马丽红")
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        var applied = await room.Apply(0, viewer, room.Application(0, viewer, name: name));
        return (room, viewer, applied.Is(201)["leadId"].GetString()!);
    }
}
