using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Accounts;

[Collection(nameof(RoomyFair))]
public sealed class AccountTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData("h", "long-enough-1", "主播", "host", "userName length")]
    [InlineData("demo admin", "long-enough-1", "主播", "host", "userName logInName")]
    [InlineData("HOST", "long-enough-1", "主播", "host", "userName taken")]
    [InlineData("newhost", "short", "主播", "host", "password length")]
    [InlineData("newhost", "aaaaaaaaaaaa", "主播", "host", "password variety")]
    [InlineData("newhost", "long-enough-1", "一二三四五六七八九十一二三四五六七八九十一", "host", "displayName length")]
    [InlineData("newhost", "long-enough-1", "主播", "viewer", "role oneOf")]
    [InlineData("newhost", "long-enough-1", "主播", "boss", "role oneOf")]
    public async Task An_account_that_cannot_be_is_refused_with_INVALID_and_not_made(
        string userName, string password, string displayName, string role, string fault)
    {
        var before = (await Api.Get("/api/accounts", Fair.Admin)).Items.Count();
        var refused = (await Api.Post("/api/accounts", new { userName, password, displayName, role }, Fair.Admin))
            .Refuses(400, "INVALID")["fault"];
        Assert.Equal(fault, $"{refused.GetProperty("field")} {refused.GetProperty("kind")}");
        Assert.Equal(before, (await Api.Get("/api/accounts", Fair.Admin)).Items.Count());
    }

    [Fact]
    public async Task A_new_account_logs_in_with_its_role_and_no_answer_holds_its_password()
    {
        var name = "host" + Op()[..8];
        var made = await Api.Post(
            "/api/accounts",
            new { userName = name, password = Fair.Logs.Secret("long-enough-1"), displayName = "新主播", role = "host" },
            Fair.Admin);
        Assert.DoesNotContain("assword", made.Is(201).Text, StringComparison.Ordinal);
        var login = (await Api.Post("/api/auth/login", new { userName = name, password = "long-enough-1" })).Is(200);
        Assert.Equal("host", login["role"].GetString());
        Assert.Equal("新主播", (await Api.Get("/api/me", login["token"].GetString()))["displayName"].GetString());
    }

    [Theory]
    [InlineData("""{"displayName":""}""")]
    [InlineData("""{"displayName":"一二三四五六七八九十一二三四五六七八九十一"}""")]
    [InlineData("""{"password":"short"}""")]
    [InlineData("""{"role":"viewer"}""")]
    [InlineData("""{"disabled":"yes"}""")]
    public async Task A_change_that_cannot_be_is_refused_with_INVALID_and_nothing_changes(string body)
    {
        var userName = "staff" + Op()[..8];
        var account = new { userName, password = "long-enough-1", displayName = "新人", role = "staff" };
        var id = (await Api.Post("/api/accounts", account, Fair.Admin)).Is(201).Id;
        var token = await Fair.LogIn(account.userName, account.password);
        var before = await Api.Get("/api/accounts", Fair.Admin);
        (await Api.Send(HttpMethod.Put, $"/api/accounts/{id}", Hosting.Api.Text(body), Fair.Admin))
            .Refuses(400, "INVALID");
        Assert.Equal(before.Text, (await Api.Get("/api/accounts", Fair.Admin)).Text);
        (await Api.Get("/api/leads", token)).Is(200);
    }
}
