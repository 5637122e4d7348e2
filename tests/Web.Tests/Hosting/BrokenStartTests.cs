using LiveFair.Web.Hosting;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>What a first start left that ended in the middle is finished by the next one.</summary>
public sealed class BrokenStartTests
{
    [Fact]
    public async Task A_station_without_an_account_gets_its_admin()
    {
        var fair = new PlainFair();
        await fair.InitializeAsync();
        Break(fair, "DELETE FROM account");
        await StartAgain(fair);
        Assert.Single(
            (await fair.Api.Get("/api/accounts", await fair.LogIn("admin", PlainFair.Password))).Is(200).Items);
        await fair.DisposeAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("UPDATE posting SET state = 0 WHERE rowid % 2 = 0;")]
    [InlineData("DELETE FROM posting_version; DELETE FROM posting;")]
    [InlineData("DELETE FROM posting_version; DELETE FROM posting; DELETE FROM mandate; DELETE FROM employer_check;")]
    [InlineData("""
        DELETE FROM posting_version; DELETE FROM posting; DELETE FROM mandate; DELETE FROM employer_check;
        DELETE FROM employer WHERE rowid > 2; DELETE FROM account WHERE id <> 'demo-admin';
        """)]
    [InlineData("""
        DELETE FROM posting_version; DELETE FROM posting; DELETE FROM mandate; DELETE FROM employer_check;
        DELETE FROM employer; DELETE FROM account;
        """)]
    public async Task A_half_made_demo_is_finished(string lost)
    {
        var fair = new FairServer();
        await fair.InitializeAsync();
        Break(fair, "DELETE FROM rundown; DELETE FROM session;" + lost);
        await StartAgain(fair);
        Assert.Equal(9, (await fair.Api.Get("/api/sessions/demo")).Is(200)["postings"].GetArrayLength());
        var host = await fair.LogIn("host", "livefair-demo");
        Assert.Equal(3, (await fair.Api.Get("/api/accounts", host)).Items.Count());
        Assert.Equal(30, await Count(fair, host, "published"));
        Assert.Equal(0, await Count(fair, host, "draft"));
        await fair.DisposeAsync();
    }

    private static async Task<int> Count(FairServer fair, string token, string state)
    {
        var (count, next) = (0, "");
        do
        {
            var page = (await fair.Api.Get($"/api/postings?state={state}{next}", token)).Is(200);
            count += page.Items.Count();
            next = page.Json.TryGetProperty("next", out var cursor) ? $"&cursor={cursor.GetString()}" : null;
        }
        while (next is not null);
        return count;
    }

    private static void Break(FairServer fair, string sql)
    {
        using var connection = new SqliteConnection(
            $"Data Source={Path.Combine(fair.Data, "livefair.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static Task StartAgain(FairServer fair) =>
        fair.Services.GetServices<IHostedService>().OfType<FirstStart>().Single().StartAsync(CancellationToken.None);
}
