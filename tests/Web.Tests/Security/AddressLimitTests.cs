using System.Net;
using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;
using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Security;

/// <summary>How often one address may ask. Each test has a fair of its own: a bucket is emptied once.</summary>
public sealed class AddressLimitTests() : OwnFairTest(new TightFair())
{
    private const string Here = "203.0.113.7";
    private const string Elsewhere = "203.0.113.8";
    private int _phones;

    [Fact]
    public async Task New_viewers_of_one_address_are_refused_with_TOO_FAST_and_a_wait_and_those_of_another_are_not()
    {
        await Times(TightFair.NewViewers, async () => (await NewViewer(Here)).Is(201));
        var refused = (await NewViewer(Here)).Refuses(429, "TOO_FAST");
        Assert.InRange(refused["retryAfterMs"].GetInt64(), 1, 3_600_000);
        (await NewViewer(Elsewhere)).Is(201);
    }

    [Fact]
    public async Task Codes_of_one_address_are_refused_whoever_asks_and_those_of_another_are_not()
    {
        await Times(TightFair.Codes, async () => (await AskForCode(Here, await Token())).Is(202));
        var token = await Token();
        Assert.True((await AskForCode(Here, token)).Refuses(429, "TOO_FAST")["retryAfterMs"].GetInt64() > 0);
        (await AskForCode(Elsewhere, token)).Is(202);
    }

    [Fact]
    public async Task All_codes_have_a_budget_that_those_who_are_refused_by_their_address_do_not_use_up()
    {
        await Times(TightFair.Codes, async () => (await AskForCode(Here, await Token())).Is(202));
        var token = await Token();
        await Times(20, async () => (await AskForCode(Here, token)).Refuses(429, "TOO_FAST"));
        for (var i = TightFair.Codes; i < TightFair.AllCodes; i++)
        {
            (await AskForCode($"203.0.113.{20 + i}", await Token())).Is(202);
        }

        (await AskForCode(Elsewhere, await Token())).Refuses(429, "TOO_FAST");
    }

    [Fact]
    public async Task Who_has_no_token_uses_up_no_code()
    {
        await Times(20, async () => (await AskForCode(Here, null)).Refuses(401, "NOT_ALLOWED"));
        (await AskForCode(Here, await Token())).Is(202);
    }

    [Fact]
    public async Task Passwords_tried_from_one_address_are_refused_with_TOO_FAST_whatever_the_name()
    {
        await Times(
            TightFair.LogIns,
            async () => (await Try($"name{Op()[..6]}", "wrong-password", Here)).Refuses(401, "NOT_ALLOWED"));
        (await Try("host", "livefair-demo", Here)).Refuses(429, "TOO_FAST");
        (await Try("host", "livefair-demo", Elsewhere)).Is(200);
    }

    [Fact]
    public async Task Calls_that_are_not_limited_are_answered_where_a_limit_is_reached()
    {
        await Times(TightFair.NewViewers, async () => (await NewViewer(Here)).Is(201));
        (await NewViewer(Here)).Refuses(429, "TOO_FAST");
        (await Api.Get("/api/sessions")).Is(200);
        (await Api.Get("/api/me", Fair.Host)).Is(200);
    }

    [Theory]
    [InlineData("127.0.0.1", Here)]
    [InlineData("::ffff:127.0.0.1", Here)]
    [InlineData("::1", Here)]
    [InlineData("198.51.100.1", "198.51.100.1")]
    [InlineData("10.0.0.1", Here)]
    [InlineData("10.0.0.2", "10.0.0.2")]
    [InlineData("2001:db8::9", Here)]
    [InlineData("2001:db8::1", "2001:db8::1")]
    public async Task The_address_and_the_TLS_that_headers_name_are_believed_from_this_machine_and_known_proxies_only(
        string peer, string seen)
    {
        var http = new DefaultHttpContext { RequestServices = Fair.Services };
        http.Connection.RemoteIpAddress = IPAddress.Parse(peer);
        http.Request.Headers["X-Forwarded-For"] = $"192.0.2.1, {Here}";
        http.Request.Headers["X-Forwarded-Proto"] = "https";
        await new ApplicationBuilder(Fair.Services).UseForwardedHeaders().Build()(http);
        Assert.Equal(
            (IPAddress.Parse(seen), seen == Here), (http.Connection.RemoteIpAddress, http.Request.IsHttps));
    }

    [Fact]
    public async Task What_a_client_writes_before_the_proxy_s_own_entry_changes_nothing()
    {
        await Times(TightFair.NewViewers, async () => (await NewViewer($"192.0.2.{_phones++}, {Here}")).Is(201));
        (await NewViewer($"192.0.2.200, {Here}")).Refuses(429, "TOO_FAST");
    }

    private static async Task Times(int count, Func<Task> act)
    {
        for (var i = 0; i < count; i++)
        {
            await act();
        }
    }

    private Task<Reply> NewViewer(string from) => Api.PostFrom(from, "/api/viewers", new { nickname = "小马" });

    private Task<Reply> Try(string userName, string password, string from) =>
        Api.PostFrom(from, "/api/auth/login", new { userName, password });

    private Task<Reply> AskForCode(string from, string? token) =>
        Api.PostFrom(from, "/api/viewers/me/phone", new { phone = $"139{_phones++:D8}" }, token);

    /// <summary>A viewer's token, made past the door so that it counts against no address.</summary>
    private async Task<string> Token()
    {
        var viewer = await Fair.Services.GetRequiredService<IViewerStore>().Create(
            new ViewerId(NewId.Next()), "小马", Fair.Time.GetUtcNow());
        return Fair.Services.GetRequiredService<TokenSeal>().Seal(Web.Security.Token.Of(viewer)).Text;
    }
}
