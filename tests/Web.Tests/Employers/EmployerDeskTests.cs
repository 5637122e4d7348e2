using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Employers;

[Collection(nameof(RoomyFair))]
public sealed class EmployerDeskTests(RoomyFair fair) : FairTest(fair)
{
    [Fact]
    public async Task A_licence_check_sent_again_is_the_same_check_and_other_content_is_refused()
    {
        var employer = await AnEmployer();
        var until = Fair.Time.GetUtcNow().AddDays(100);
        var body = new { opId = Op(), licenceNo = "640100", passed = true, validUntil = until };
        var first = (await Api.Post($"/api/employers/{employer}/checks", body, Fair.Staff)).Is(200);
        Assert.Equal(first.Text, (await Api.Post($"/api/employers/{employer}/checks", body, Fair.Staff)).Is(200).Text);
        var traces = (await Api.Get("/api/audit", Fair.Admin)).Items.Count(entry =>
            entry.GetProperty("target").GetString() == employer
            && entry.GetProperty("actor").GetString() == "a:demo-staff"
            && entry.GetProperty("action").GetString() == "employer.check");
        Assert.Equal(1, traces);
        var other = new { body.opId, licenceNo = "640100", passed = false, validUntil = until };
        (await Api.Post($"/api/employers/{employer}/checks", other, Fair.Staff)).Refuses(409, "OP_REUSED");
        Assert.True((await Listed(employer)).GetProperty("verified").GetBoolean());
    }

    [Fact]
    public async Task A_mandate_sent_again_is_the_same_mandate_and_other_content_is_refused()
    {
        var employer = await AnEmployer();
        var now = Fair.Time.GetUtcNow();
        var body = new { opId = Op(), agreementNo = "YC-9", from = now, to = now.AddDays(700) };
        var first = (await Api.Post($"/api/employers/{employer}/mandates", body, Fair.Staff)).Is(200);
        Assert.Equal(
            first.Text, (await Api.Post($"/api/employers/{employer}/mandates", body, Fair.Staff)).Is(200).Text);
        var other = new { body.opId, agreementNo = "YC-9", from = now, to = now.AddDays(800) };
        (await Api.Post($"/api/employers/{employer}/mandates", other, Fair.Staff)).Refuses(409, "OP_REUSED");
    }

    [Theory]
    [InlineData("name", "", "nature", "有限公司")]
    [InlineData("uscc", "1", "name", "甲")]
    [InlineData("nature", "{41}", "name", "甲")]
    [InlineData("contact", "{81}", "name", "甲")]
    public async Task An_employer_that_cannot_be_is_refused_by_the_name_of_its_field(
        string field, string value, string other, string otherValue)
    {
        var body = new Dictionary<string, string>
        {
            ["name"] = "甲", ["uscc"] = "91640100MA00000230", [other] = otherValue, [field] = Long(value),
        };
        Told(await Api.Post("/api/employers", body, Fair.Staff), field);
    }

    [Theory]
    [InlineData("licenceNo", "")]
    [InlineData("note", "{501}")]
    [InlineData("opId", "{129}")]
    public async Task A_check_that_cannot_be_is_refused_by_the_name_of_its_field(string field, string value)
    {
        var body = new Dictionary<string, object>
        {
            ["licenceNo"] = "1", ["passed"] = true, ["validUntil"] = Fair.Time.GetUtcNow().AddDays(1),
            [field] = Long(value),
        };
        Told(await Api.Post($"/api/employers/{await AnEmployer()}/checks", body, Fair.Staff), field);
    }

    [Theory]
    [InlineData("agreementNo", "{41}")]
    [InlineData("contact", "{81}")]
    public async Task A_mandate_that_cannot_be_is_refused_by_the_name_of_its_field(string field, string value)
    {
        var now = Fair.Time.GetUtcNow();
        var body = new Dictionary<string, object>
        {
            ["agreementNo"] = "1", ["from"] = now, ["to"] = now.AddDays(1), [field] = Long(value),
        };
        Told(await Api.Post($"/api/employers/{await AnEmployer()}/mandates", body, Fair.Staff), field);
    }

    private static string Long(string value) =>
        value.StartsWith('{') ? new string('字', int.Parse(value.Trim('{', '}'))) : value;

    private static void Told(Reply reply, string field) =>
        Assert.StartsWith(field + ":", reply.Refuses(400, "INVALID")["title"].GetString(), StringComparison.Ordinal);

    private async Task<string> AnEmployer() =>
        (await Api.Get("/api/employers", Fair.Staff)).Items.First().GetProperty("id").GetString()!;

    private async Task<System.Text.Json.JsonElement> Listed(string employer) =>
        (await Api.Get("/api/employers", Fair.Staff)).Items
            .Single(one => one.GetProperty("id").GetString() == employer);
}
