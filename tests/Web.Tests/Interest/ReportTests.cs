using System.Globalization;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Wire;

namespace LiveFair.Web.Tests.Interest;

/// <summary>What came of a broadcast, on the page and as files.</summary>
[Collection(nameof(RoomyFair))]
public sealed class ReportTests(RoomyFair fair) : PlayedRoomTest(fair)
{
    private const string Formula = "=HYPERLINK(\"http://x\")";

    [Fact]
    public async Task The_report_tells_what_came_of_the_broadcast_and_masks_who_applied()
    {
        var (room, viewer) = await Broadcast();
        (await Api.Post($"/api/sessions/{room.Id}/end", null, Fair.Host)).Is(200);

        var report = await Report(room);
        Assert.Equal(room.Id, report["session"].GetProperty("id").GetString());
        Assert.NotEqual("", report["session"].GetProperty("station").GetString());
        Assert.True(report["session"].TryGetProperty("endedAt", out _));
        string[] counted = ["comments", "removed", "applications", "enrolments"];
        Assert.Equal([3, 1, 1, 0], counted.Select(name => report[name].GetInt32()));
        Assert.Equal(report["durationMs"].GetInt64(), report["interest"].GetProperty("durationMs").GetInt64());
        var counts = report["interest"].GetProperty("postings")[0].GetProperty("counts");
        Assert.Equal(1, counts.GetProperty("want").GetInt32());
        Assert.Equal("管饭吗？", Assert.Single(report["questions"].EnumerateArray()).GetProperty("text").GetString());
        var applicant = Assert.Single(report["applicants"].EnumerateArray());
        Assert.Equal(room.Postings[0], applicant.GetProperty("postingId").GetString());
        Assert.InRange(applicant.GetProperty("mediaMs").GetInt64(), 0, report["durationMs"].GetInt64());
        Assert.Equal(
            ("马**", $"{viewer.Phone[..3]}****{viewer.Phone[7..]}"),
            (applicant.GetProperty("name").GetString(), applicant.GetProperty("phone").GetString()));
        Assert.DoesNotContain(viewer.Phone, report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audience_of_the_broadcast_is_told()
    {
        var room = await Fair.NewLiveRoom();
        await Show(room, 0);

        Assert.Equal(1, (await Report(room))["people"].GetInt32());
    }

    [Theory]
    [InlineData("postings", "岗位,看过的人,有意向的人,想去,太远,工资低,时间不合适,想问,报名,入群,得分")]
    [InlineData("comments", "北京时间,播出时刻,昵称,内容,意向,岗位,问题类别")]
    [InlineData("questions", "岗位,问题类别,内容,提问人数,次数,最早,最近,回答")]
    [InlineData("applications", "北京时间,播出时刻,岗位,姓名,电话")]
    [InlineData("curve", "岗位,播出时刻,想去,太远,工资低,时间不合适,想问,报名")]
    public async Task Each_part_is_a_csv_that_spreadsheets_read_as_Chinese(string part, string head)
    {
        var (room, viewer) = await Broadcast();
        var sheet = await Export(room, $"format=csv&part={part}");

        Assert.Equal("text/csv", sheet.Type);
        Assert.Equal([0xEF, 0xBB, 0xBF], sheet.Bytes[..3]);
        var lines = sheet.Text.TrimStart('\uFEFF').TrimEnd().Split("\r\n");
        Assert.Equal(head, lines[0]);
        Assert.True(lines.Length > 1, "There is no row.");
        Assert.DoesNotContain(viewer.Phone, sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_comments_that_stand_are_exported_with_what_they_want_and_none_that_was_removed()
    {
        var (room, _) = await Broadcast();
        var comments = (await Export(room, "format=csv&part=comments&lang=en")).Text;

        Assert.Contains(",管饭吗？,Ask,", comments, StringComparison.Ordinal);
        Assert.Contains("Nickname,Text,Wants", comments, StringComparison.Ordinal);
        Assert.DoesNotContain("加微信", comments, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_named_for_its_session_and_tells_the_time_of_China()
    {
        var (room, _) = await Broadcast();
        var session = (await Report(room))["session"];
        var day = session.GetProperty("startedAt").GetDateTimeOffset().ToOffset(TimeSpan.FromHours(8));
        var name = $"{session.GetProperty("title").GetString()} {day:yyyy-MM-dd}";

        var sheet = await Export(room, "format=csv&part=applications");
        Assert.Equal($"{name} 报名.csv", sheet.FileName);
        var at = sheet.Text.Split("\r\n")[1].Split(',')[0];
        var told = DateTimeOffset.ParseExact(
            at + "+08:00", "yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None);
        Assert.InRange(told - day, TimeSpan.FromSeconds(-1), TimeSpan.FromMinutes(5));
        Assert.Equal($"{name}.xlsx", (await Export(room, "format=xlsx")).FileName);
    }

    [Fact]
    public async Task A_comment_that_a_spreadsheet_would_run_is_plain_text()
    {
        var (room, _) = await Broadcast();
        var quoted = ("'" + Formula).Replace("\"", "\"\"", StringComparison.Ordinal);

        Assert.Contains(
            quoted, (await Export(room, "format=csv&part=comments")).Text, StringComparison.Ordinal);
        var cells = Workbook.Text((await Export(room, "format=xlsx")).Bytes);
        Assert.Contains(
            "'=HYPERLINK", cells.Replace("&apos;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", cells.Replace("x:f", "f", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workbook_has_a_sheet_for_each_part_also_when_nothing_happened()
    {
        var room = await Fair.NewRoom();
        var cells = Workbook.Text((await Export(room, "format=xlsx")).Bytes);

        Assert.All(
            ["岗位", "评论", "问题", "报名", "意向曲线"],
            sheet => Assert.Contains($"name=\"{sheet}\"", cells, StringComparison.Ordinal));
        Assert.Contains("提问人数", cells, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "format: csv or xlsx.")]
    [InlineData("format=pdf", "format: csv or xlsx.")]
    [InlineData("format=csv", "part: postings, comments, questions, applications or curve.")]
    [InlineData("format=csv&part=all", "part: postings, comments, questions, applications or curve.")]
    [InlineData("format=xlsx&lang=fr", "lang: zh-CN or en.")]
    public async Task An_export_that_cannot_be_is_refused_with_INVALID(string query, string words)
    {
        var room = await Fair.NewRoom();

        var refused = await Api.Get($"/api/sessions/{room.Id}/report/export?{query}", Fair.Staff);

        refused.Refuses(400, "INVALID").Says(words);
    }

    [Fact]
    public async Task It_is_not_for_viewers()
    {
        var room = await Fair.NewRoom();
        var token = (await Fair.NewViewer()).Token;

        (await Api.Get($"/api/sessions/{room.Id}/report", token)).Refuses(403, "NOT_ALLOWED");
        (await Api.Get($"/api/sessions/{room.Id}/report/export?format=xlsx", token)).Refuses(403, "NOT_ALLOWED");
    }

    /// <summary>A wish, a question, a removed advertisement, a formula, and an application to what is shown.</summary>
    private async Task<(TestRoom Room, TestViewer Viewer)> Broadcast()
    {
        var (room, viewer, hub) = await Play();
        await Comment(hub, room, Formula);
        await Remove(room, await Comment(hub, room, "加微信"), "ad");
        return (room, viewer);
    }

    private async Task<Reply> Report(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}/report", Fair.Staff)).Is(200);

    private async Task<Reply> Export(TestRoom room, string query) =>
        (await Api.Get($"/api/sessions/{room.Id}/report/export?{query}", Fair.Staff)).Is(200);
}
