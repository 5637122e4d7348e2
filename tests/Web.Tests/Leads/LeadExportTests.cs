using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Wire;

namespace LiveFair.Web.Tests.Leads;

[Collection(nameof(RoomyFair))]
public sealed class LeadExportTests(RoomyFair fair) : FairTest(fair)
{
    private const string Formula = "=HYPERLINK(\"http://x\")";

    [Fact]
    public async Task A_csv_export_is_masked_and_begins_with_the_mark_that_spreadsheets_need()
    {
        var (room, viewer) = await Applied("马丽红");
        var sheet = (await Api.Get($"/api/leads/export?format=csv&session={room.Id}", Fair.Staff)).Is(200);
        Assert.Equal("text/csv", sheet.Type);
        Assert.Equal([0xEF, 0xBB, 0xBF], sheet.Bytes[..3]);
        Assert.Contains($",马**,{viewer.Phone[..3]}****{viewer.Phone[7..]},", sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(viewer.Phone, sheet.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("丽红", sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_csv_export_with_a_reason_is_whole_and_audited()
    {
        var (room, viewer) = await Applied("马丽红");
        var reason = Uri.EscapeDataString("交给企业 " + room.Id);
        var sheet = await Api.Get($"/api/leads/export?format=csv&session={room.Id}&reason={reason}", Fair.Staff);
        Assert.Contains($",马丽红,{viewer.Phone},", sheet.Is(200).Text, StringComparison.Ordinal);
        var entry = Assert.Single(
            (await Api.Get("/api/audit", Fair.Admin)).Items,
            entry => entry.TryGetProperty("reason", out var said) && said.GetString() == "交给企业 " + room.Id);
        Assert.Equal("lead.export", entry.GetProperty("action").GetString());
    }

    [Fact]
    public async Task A_blank_reason_is_none_and_nothing_is_exported() =>
        (await Api.Get("/api/leads/export?format=csv&reason=%20", Fair.Staff)).Refuses(400, "INVALID");

    [Theory]
    [InlineData(Formula)]
    [InlineData("+8613900000000")]
    [InlineData("-1+1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1+1")]
    public async Task A_name_that_a_spreadsheet_would_run_is_plain_text_in_csv(string name)
    {
        var (room, _) = await Applied(name);
        var sheet = await Api.Get($"/api/leads/export?format=csv&session={room.Id}&reason=test", Fair.Staff);
        var quoted = ("'" + name).Replace("\"", "\"\"", StringComparison.Ordinal);
        Assert.Contains(quoted, sheet.Is(200).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("," + name, sheet.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_xlsx_export_is_a_workbook_without_formulas_and_masked()
    {
        var (room, viewer) = await Applied(Formula);
        var sheet = (await Api.Get($"/api/leads/export?format=xlsx&session={room.Id}", Fair.Staff)).Is(200);
        var cells = Workbook.Text(sheet.Bytes);
        Assert.Contains("&apos;=***", cells.Replace("'", "&apos;", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<x:f>", cells, StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", cells, StringComparison.Ordinal);
        Assert.DoesNotContain(viewer.Phone, cells, StringComparison.Ordinal);
        Assert.DoesNotContain("HYPERLINK", cells, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_xlsx_export_with_a_reason_holds_the_whole_phone_and_no_formula()
    {
        var (room, viewer) = await Applied(Formula);
        var sheet = await Api.Get($"/api/leads/export?format=xlsx&session={room.Id}&reason=test", Fair.Staff);
        var cells = Workbook.Text(sheet.Is(200).Bytes);
        Assert.Contains(viewer.Phone, cells, StringComparison.Ordinal);
        Assert.Contains(
            "'=HYPERLINK", cells.Replace("&apos;", "'", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("<f>", cells.Replace("x:f", "f", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("format=pdf")]
    [InlineData("format=csv&reason=")]
    [InlineData("format=csv&state=lost")]
    public async Task An_export_that_cannot_be_is_refused_with_INVALID(string query) =>
        (await Api.Get($"/api/leads/export?{query}", Fair.Staff)).Refuses(400, "INVALID");

    [Fact]
    public async Task An_export_holds_at_most_20000_leads_and_a_larger_one_is_refused_and_leaves_no_trace()
    {
        var station = new FullStation(Fair);
        var admin = await station.Open(leads: 20_000);
        var sheet = (await Api.Get("/api/leads/export?format=csv&reason=all", admin)).Is(200);
        Assert.Equal(20_001, sheet.Text.TrimEnd().Split('\n').Length);
        station.AddLead();
        (await Api.Get("/api/leads/export?format=csv&reason=more", admin)).Refuses(400, "INVALID")
            .Says("More than 20000 leads: narrow the filter.");
        var traces = (await Api.Get("/api/audit", admin)).Items
            .Where(entry => entry.GetProperty("action").GetString() == "lead.export");
        Assert.Equal("all", Assert.Single(traces).GetProperty("reason").GetString());
        (await Api.Get("/api/leads/export?format=csv&state=interested", admin)).Is(200);
    }

    private async Task<(TestRoom Room, TestViewer Viewer)> Applied(string name)
    {
        var room = await Fair.NewLiveRoom();
        var viewer = await Fair.NewVerifiedViewer();
        (await room.Apply(0, viewer, room.Application(0, viewer, name: name))).Is(201);
        return (room, viewer);
    }
}
