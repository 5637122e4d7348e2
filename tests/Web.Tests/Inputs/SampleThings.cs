using LiveFair.Web.Tests.Applications;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Inputs;

/// <summary>What a sample call needs to be there before it succeeds; every call makes fresh ones.</summary>
internal sealed class SampleThings(FairServer fair)
{
    public const string Password = "long-enough-1";
    private static int _names;

    public static string NextName() => $"sample{Interlocked.Increment(ref _names)}";

    public string InDays(int days) => $"{fair.Time.GetUtcNow().AddDays(days):O}";

    public async Task<(string Id, string Name)> Account()
    {
        var name = NextName();
        var made = await fair.Api.Post(
            "/api/accounts",
            new { userName = name, password = Password, displayName = "小赵", role = "staff" },
            fair.Admin);
        return (made.Is(201).Id, name);
    }

    /// <summary>An answer card of a station of its own, and that station's admin.</summary>
    public async Task<(string Card, string Admin)> AnswerCard()
    {
        var admin = (await fair.NewStation()).Admin;
        return ((await fair.Api.Get("/api/answer-cards", admin)).Items.First().GetProperty("id").GetString()!, admin);
    }

    /// <summary>A comment that waits to be looked at.</summary>
    public async Task<(TestRoom Room, string Held)> HeldComment()
    {
        var room = await fair.NewLiveRoom();
        (await fair.Api.Put($"/api/sessions/{room.Id}/rules", new { slowMs = 0, hold = true }, fair.Host)).Is(200);
        await using var hub = await fair.Connect((await fair.NewVerifiedViewer()).Token);
        await hub.Comment(room.Id, TestRoom.Op(), "样品评论");
        var waiting = (await fair.Api.Get($"/api/sessions/{room.Id}/held", fair.Staff)).Items.Single();
        return (room, waiting.GetProperty("id").GetString()!);
    }

    public async Task<(string Id, string Uscc)> Employer()
    {
        var uscc = TestUscc.Next();
        var made = await fair.Api.Post("/api/employers", new { name = "样品公司", uscc }, fair.Staff);
        return (made.Is(201).Id, uscc);
    }

    public async Task<string> VerifiedEmployer()
    {
        var (id, _) = await Employer();
        (await fair.Api.Post(
            $"/api/employers/{id}/checks",
            new { licenceNo = "1", passed = true, validUntil = InDays(90) },
            fair.Staff)).Is(200);
        (await fair.Api.Post(
            $"/api/employers/{id}/mandates",
            new { agreementNo = "1", from = InDays(-1), to = InDays(90) },
            fair.Staff)).Is(200);
        return id;
    }

    public object PostingBody(string employer) => new
    {
        employerId = employer,
        title = "文字分拣员",
        category = "文字仓储",
        employmentType = "temporary",
        pay = new { text = "文字20元/小时", min = 20, max = 25, unit = "hour", settlement = "week" },
        headcount = 3,
        place = "文字街 1 号",
        position = new { lat = 38.47, lng = 106.27 },
        hours = "文字班",
        benefits = new[] { "文字班车", "文字餐" },
        content = "文字分拣\n搬运",
        requirements = "文字要求\n细心",
        validThrough = InDays(30),
        source = new { type = "web", name = "文字招聘网" },
    };

    public object PostingRow(string uscc) => new
    {
        uscc,
        title = "文字分拣员",
        category = "文字仓储",
        employmentType = "temporary",
        payText = "文字20元/小时",
        payMin = "20",
        payMax = "25",
        payUnit = "hour",
        settlement = "week",
        headcount = "3",
        place = "文字街 1 号",
        lat = "38.47",
        lng = "106.27",
        hours = "文字班",
        benefits = "文字班车、文字餐",
        content = "文字分拣\n搬运",
        requirements = "文字要求",
        validThrough = "+30d",
        sourceType = "web",
        sourceName = "文字招聘网",
    };

    public async Task<string> Posting(string employer) =>
        (await fair.Api.Post("/api/postings", PostingBody(employer), fair.Staff)).Is(201).Id;

    public async Task<string> PausedRoom()
    {
        var room = await fair.NewLiveRoom();
        (await fair.Api.Post($"/api/sessions/{room.Id}/pause", null, fair.Host)).Is(200);
        return room.Id;
    }

    /// <summary>A room and a viewer whom nobody hears there.</summary>
    public async Task<(string Room, string Viewer)> Muted()
    {
        var (room, viewer) = (await fair.NewLiveRoom(), await fair.NewViewer());
        (await fair.Api.Put($"/api/sessions/{room.Id}/mutes/{viewer.Id}", new { reason = "刷屏" }, fair.Host)).Is(200);
        return (room.Id, viewer.Id);
    }

    public async Task<(string Group, TestViewer Viewer)> Member()
    {
        var (room, viewer) = (await fair.NewLiveRoom(), await fair.NewVerifiedViewer());
        var seat = await fair.Api.Post(
            $"/api/sessions/{room.Id}/enrolments", new { opId = TestRoom.Op(), consentVersion = 1 }, viewer.Token);
        return (seat.Is(201)["groupId"].GetString()!, viewer);
    }

    /// <summary>Something said in a group.</summary>
    public async Task<(string Group, long Offset)> Message()
    {
        var (group, viewer) = await Member();
        var said = await fair.Api.Post(
            $"/api/groups/{group}/messages", new { opId = TestRoom.Op(), text = "大家好" }, viewer.Token);
        return (group, said.Is(200)["offset"].GetInt64());
    }

    /// <summary>A member who may not talk in the group.</summary>
    public async Task<(string Group, string Viewer)> MutedMember()
    {
        var (group, viewer) = await Member();
        (await fair.Api.Put($"/api/groups/{group}/mutes/{viewer.Id}", new { reason = "刷屏" }, fair.Staff)).Is(200);
        return (group, viewer.Id);
    }

    public async Task<string> Lead()
    {
        var (room, viewer) = (await fair.NewLiveRoom(), await fair.NewVerifiedViewer());
        return (await room.Apply(0, viewer)).Is(201)["leadId"].GetString()!;
    }

    /// <summary>A viewer to whom a code was sent.</summary>
    public async Task<(TestViewer Viewer, string Code)> Coded()
    {
        var viewer = await fair.NewViewer();
        (await fair.Api.Post("/api/viewers/me/phone", new { phone = viewer.Phone }, viewer.Token)).Is(202);
        var sent = fair.Services.GetRequiredService<DemoSmsSender>().Outbox().Last(sms => sms.Phone == viewer.Phone);
        return (viewer, sent.Code);
    }
}
