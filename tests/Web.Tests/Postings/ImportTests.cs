using System.Text;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Postings;

[Collection(nameof(RoomyFair))]
public sealed class ImportTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task Each_bad_row_is_rejected_for_its_own_reason_and_none_is_kept()
    {
        var before = (await Api.Get("/api/postings?state=draft", Fair.Staff)).Items.Count();
        var reply = (await Import(await Fixture("postings-bad.csv"))).Is(200);
        Assert.Equal(0, reply["accepted"].GetInt32());
        var rejected = reply["rejected"].EnumerateArray().Select(row => (
            row.GetProperty("row").GetInt32(),
            row.GetProperty("findings")[0].GetProperty("rule").GetString(),
            row.GetProperty("findings")[0].GetProperty("field").GetString()));
        Assert.Equal(
            [
                (2, "place", "place"), (3, "headcount", "headcount"), (4, "format", "pay.unit"),
                (5, "payOrder", "pay.min"), (6, "employer", "uscc"), (7, "format", "validThrough"),
                (8, "title", "title"), (9, "formula", "title"),
            ],
            rejected);
        Assert.Equal(before, (await Api.Get("/api/postings?state=draft", Fair.Staff)).Items.Count());
    }

    [Fact]
    public async Task Every_good_row_is_kept_beside_the_bad_ones()
    {
        var good = await Fixture("postings.csv");
        var mixed = good.TrimEnd() + '\n' + string.Join('\n', (await Fixture("postings-bad.csv")).Split('\n').Skip(1));
        var reply = (await Import(mixed)).Is(200);
        Assert.Equal((30, 8), (reply["accepted"].GetInt32(), reply["rejected"].GetArrayLength()));
        Assert.Equal(32, reply["rejected"][0].GetProperty("row").GetInt32());
    }

    [Fact]
    public async Task Good_rows_are_published_at_once_when_asked()
    {
        var reply = await Api.Send(
            HttpMethod.Post, "/api/postings/import?publish=true",
            Hosting.Api.Text(await Fixture("postings.csv"), "text/csv"), Fair.Staff);
        Assert.Equal((30, 30), (reply.Is(200)["accepted"].GetInt32(), reply["published"].GetInt32()));
    }

    [Fact]
    public async Task An_employer_is_found_by_its_code_in_small_letters_and_a_bad_upper_pay_is_told_by_its_name()
    {
        var lines = (await Fixture("postings.csv")).Split('\n');
        var code = lines[1].Split(',')[1];
        var small = lines[1].Replace(code, code.ToLowerInvariant(), StringComparison.Ordinal);
        var bad = lines[1].Replace(",20,20,", ",20,many,", StringComparison.Ordinal);
        var reply = (await Import(string.Join('\n', lines[0], small, bad))).Is(200);
        Assert.Equal(1, reply["accepted"].GetInt32());
        var finding = Assert.Single(reply["rejected"].EnumerateArray()).GetProperty("findings")[0];
        Assert.Equal("payMax", finding.GetProperty("field").GetString());
    }

    [Fact]
    public async Task A_file_has_at_most_5000_rows_and_of_a_longer_one_nothing_is_kept()
    {
        var lines = (await Fixture("postings.csv")).Split('\n');
        var before = (await Api.Get("/api/postings?state=draft", Fair.Staff)).Items.Count();
        string File(int rows) =>
            string.Join('\n', Enumerable.Repeat("x,1,x", rows - 1).Prepend(lines[1]).Prepend(lines[0]));
        (await Import(File(5_001))).Refuses(400, "INVALID").Says("At most 5000 rows at once.");
        Assert.Equal(before, (await Api.Get("/api/postings?state=draft", Fair.Staff)).Items.Count());
        var most = (await Import(File(5_000))).Is(200);
        Assert.Equal((1, 4_999), (most["accepted"].GetInt32(), most["rejected"].GetArrayLength()));
    }

    [Theory]
    [InlineData("38.47,106.27", 38.47, null)]
    [InlineData("-33.9,18.4", -33.9, null)]
    [InlineData(",", null, null)]
    [InlineData("38.47,", null, "position")]
    [InlineData("北纬38度,106.27", null, "lat")]
    [InlineData("38.47,东", null, "lng")]
    [InlineData("NaN,106.27", null, "position")]
    [InlineData("106.27,238.47", null, "position")]
    public async Task A_place_of_a_row_lies_somewhere_on_the_map_or_nobody_said_where(
        string place, double? lat, string? field)
    {
        var lines = (await Fixture("postings.csv")).Split('\n');
        var columns = lines[0].Split(',');
        var cells = lines[1].Split(',');
        var at = Array.IndexOf(columns, "lat");
        var title = $"地图岗{Guid.NewGuid():N}"[..20];
        cells[Array.IndexOf(columns, "title")] = title;
        var row = string.Join(',', cells[..at].Append(place).Concat(cells[(at + 2)..]));
        var reply = (await Import(string.Join('\n', lines[0], row))).Is(200);
        var found = reply["rejected"].EnumerateArray()
            .Select(rejected => rejected.GetProperty("findings")[0].GetProperty("field").GetString());
        Assert.Equal(field is null ? [] : [field], found);
        var kept = (await Api.Get($"/api/postings?state=draft&q={title}", Fair.Staff)).Items.ToList();
        Assert.Equal(field is null ? 1 : 0, kept.Count);
        Assert.All(kept, posting => Assert.Equal(
            lat, posting.TryGetProperty("position", out var there) ? there.GetProperty("lat").GetDouble() : null));
    }

    [Theory]
    [InlineData("visit,走访企业", 1)]
    [InlineData("web,宁夏公共招聘网", 1)]
    [InlineData("employer,", 1)]
    [InlineData(",", 1)]
    [InlineData(",走访企业", 0)]
    [InlineData("走访,走访企业", 0)]
    [InlineData("Visit,走访企业", 0)]
    [InlineData("1,走访企业", 0)]
    public async Task A_source_of_a_row_is_one_of_three_words_or_none(string source, int accepted)
    {
        var lines = (await Fixture("postings.csv")).Split('\n');
        var row = lines[1].Replace("visit,走访企业", source, StringComparison.Ordinal);
        var reply = (await Import(string.Join('\n', lines[0], row))).Is(200);
        Assert.Equal(accepted, reply["accepted"].GetInt32());
        Assert.All(reply["rejected"].EnumerateArray(), rejected => Assert.Equal(
            "source.type", rejected.GetProperty("findings")[0].GetProperty("field").GetString()));
    }

    [Theory]
    [InlineData("""{"type":"employer","name":"来访"}""", null)]
    [InlineData("""{"type":"web"}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    [InlineData("""{"type":"site"}""", "source.type: visit, web or employer.")]
    [InlineData("""{"type":"","name":"甲"}""", "source.type: visit, web or employer.")]
    [InlineData("""{"name":"甲"}""", "source.type: visit, web or employer.")]
    public async Task A_source_that_is_none_of_the_words_is_refused_by_its_name(string source, string? title)
    {
        var employer = (await Api.Get("/api/employers", Fair.Staff)).Items.First().GetProperty("id").GetString();
        var body = $$"""
            {"employerId":"{{employer}}","title":"分拣员","employmentType":"temporary","pay":{"text":"20元"},"headcount":1,
             "place":"金凤区","validThrough":"{{Fair.Time.GetUtcNow().AddDays(30):O}}","source":{{source}}}
            """;
        var reply = await Api.Send(HttpMethod.Post, "/api/postings", Hosting.Api.Text(body), Fair.Staff);
        if (title is null)
        {
            var found = reply.Is(201).Json.TryGetProperty("source", out var kept);
            Assert.Equal(source.Contains("type", StringComparison.Ordinal), found);
            Assert.True(!found || source == kept.GetRawText(), $"{source} came back as {kept}");
        }
        else
        {
            reply.Refuses(400, "INVALID").Says(title);
        }
    }

    [Theory]
    [InlineData("/api/postings?employer=a%20b")]
    [InlineData("/api/postings?cursor=%2F")]
    [InlineData("/api/sessions?cursor=%2F")]
    public async Task A_filter_that_cannot_be_read_is_refused_with_INVALID(string path) =>
        (await Api.Get(path, Fair.Staff)).Refuses(400, "INVALID");

    [Theory]
    [InlineData("")]
    [InlineData("employer,uscc\na,b")]
    [InlineData("\0\0\0")]
    public async Task A_file_without_named_columns_is_refused_with_INVALID(string text) =>
        (await Import(text)).Refuses(400, "INVALID");

    [Theory]
    [InlineData("utf-8", "")]
    [InlineData("utf-8", "\uFEFF")]
    [InlineData("utf-16", "\uFEFF")]
    [InlineData("utf-16BE", "\uFEFF")]
    [InlineData("GB18030", "")]
    public async Task A_file_is_read_as_spreadsheets_save_it(string encoding, string mark)
    {
        var named = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var lines = (await Fixture("postings.csv")).Split('\n');
        var title = $"灌装工{Guid.NewGuid():N}"[..20];
        var row = lines[1].Replace("夜班分拣员", title, StringComparison.Ordinal);
        var body = new ByteArrayContent(named.GetBytes($"{mark}{lines[0]}\n{row}"));
        var reply = await Api.Send(HttpMethod.Post, "/api/postings/import", body, Fair.Staff);
        Assert.Equal(1, reply.Is(200)["accepted"].GetInt32());
        var kept = Assert.Single((await Api.Get($"/api/postings?q={Uri.EscapeDataString(title)}", Fair.Staff)).Items);
        Assert.Equal("夜班20元/小时，周结", kept.GetProperty("pay").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_refused_with_INVALID()
    {
        var body = new ByteArrayContent([.. Encoding.ASCII.GetBytes("title,uscc\n"), 0xFF, 0xFF, 0xB0, 0x30]);
        var refused = (await Api.Send(HttpMethod.Post, "/api/postings/import", body, Fair.Staff))
            .Refuses(400, "INVALID");
        Assert.Equal("csv", refused["fault"].GetProperty("kind").GetString());
    }

    private static Task<string> Fixture(string name) =>
        File.ReadAllTextAsync(SourceTree.Path("tests", "Fixtures", name));

    private Task<Reply> Import(string text) =>
        Api.Send(HttpMethod.Post, "/api/postings/import", Hosting.Api.Text(text, "text/csv"), Fair.Staff);
}
