using System.Text.Json;
using LiveFair.Live;
using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Security;

[Collection(nameof(RoomyFair))]
public sealed class TokenTests(RoomyFair fair) : FairTest(fair)
{
    private const string Evil = "https://evil.example";

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("eyJhbGciOiJub25lIn0.eyJyb2xlIjoiYWRtaW4ifQ.")]
    [InlineData("{\"role\":\"admin\"}")]
    public async Task A_forged_token_is_nobody_s(string forged)
    {
        Task<Reply> Ask(string path) => Api.Send(
            HttpMethod.Get, path, null,
            headers => headers.TryAddWithoutValidation("Authorization", "Bearer " + forged));
        (await Ask("/api/leads")).Refuses(401, "NOT_ALLOWED");
        Assert.Equal("anonymous", (await Ask("/api/me"))["role"].GetString());
    }

    [Fact]
    public async Task A_token_with_one_letter_changed_is_nobody_s()
    {
        var changed = Fair.Host[..^5] + (Fair.Host[^5] == 'A' ? 'B' : 'A') + Fair.Host[^4..];
        (await Api.Get("/api/leads", changed)).Refuses(401, "NOT_ALLOWED");
    }

    [Fact]
    public async Task A_token_of_5000_characters_is_nobody_s() =>
        (await Api.Get("/api/leads", new string('x', 5_000))).Refuses(401, "NOT_ALLOWED");

    [Fact]
    public async Task A_token_that_has_run_out_is_nobody_s()
    {
        var seal = Fair.Services.GetRequiredService<TokenSeal>();
        var token = seal.Seal(new Token(Role.Viewer, "somebody", null, "小马", null));
        Assert.NotNull(seal.Open(token.Text));
        var later = new ShiftedTime();
        later.Advance(token.ExpiresAt - later.GetUtcNow() + TimeSpan.FromMinutes(1)); // The fair's clock may be ahead.
        var laterSeal = new TokenSeal(
            Fair.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(), later);
        Assert.Null(laterSeal.Open(token.Text));
        var old = new ShiftedTime();
        old.Advance(-TokenSeal.ViewerLifetime - TimeSpan.FromMinutes(1));
        var expired = new TokenSeal(
            Fair.Services.GetRequiredService<Microsoft.AspNetCore.DataProtection.IDataProtectionProvider>(), old)
            .Seal(new Token(Role.Viewer, "somebody", null, "小马", null));
        (await Api.Get("/api/groups", expired.Text)).Refuses(401, "NOT_ALLOWED");
    }

    [Fact]
    public async Task A_disabled_account_s_token_ends_at_once_and_its_password_opens_nothing()
    {
        var (id, name, token) = await NewAccount();
        (await Api.Get("/api/leads", token)).Is(200);
        (await Api.Put($"/api/accounts/{id}", new { disabled = true }, Fair.Admin)).Is(200);
        (await Api.Get("/api/leads", token)).Refuses(401, "NOT_ALLOWED");
        (await Api.Post("/api/auth/login", new { userName = name, password = "long-enough-1" }))
            .Refuses(401, "NOT_ALLOWED");
    }

    [Fact]
    public async Task A_disabled_account_s_open_hub_connection_gets_and_does_nothing_more()
    {
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: NOT_ALLOWED");
        var room = await Fair.NewLiveRoom();
        var (id, _, token) = await NewAccount();
        var hub = await Connect(token);
        var watcher = await Watcher.Join(hub, "Watch", new { sessionId = room.Id });
        await Comment(hub, room, "我是员工");
        await watcher.Until(2);
        (await Api.Put($"/api/accounts/{id}", new { disabled = true }, Fair.Admin)).Is(200);
        Assert.Equal("NOT_ALLOWED", (await hub.Comment(room.Id, Op(), "我还在")).Code);
        await room.SayMany(1);
        var ended = await Assert.ThrowsAsync<HubException>(() => watcher.Until(3));
        Assert.Contains("NOT_ALLOWED: ", ended.Message, StringComparison.Ordinal);
        Assert.Equal(3, await room.Head());
    }

    [Theory]
    [InlineData("Watch")]
    [InlineData("Board")]
    public async Task A_disabled_account_s_stream_ends_though_nothing_is_sent(string method)
    {
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: NOT_ALLOWED");
        var room = await Fair.NewLiveRoom();
        var (id, _, token) = await NewAccount();
        var idle = Track(Watcher.Open(await Connect(token), method, new { sessionId = room.Id }));
        await idle.Next("the first item");
        (await Api.Put($"/api/accounts/{id}", new { disabled = true }, Fair.Admin)).Is(200);
        var ended = await Assert.ThrowsAsync<HubException>(() => idle.Until("the end", () => false));
        Assert.Contains("NOT_ALLOWED: ", ended.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_changed_password_ends_open_tokens()
    {
        var (id, name, token) = await NewAccount();
        (await Api.Put($"/api/accounts/{id}", new { password = "another-long-2" }, Fair.Admin)).Is(200);
        (await Api.Get("/api/leads", token)).Refuses(401, "NOT_ALLOWED");
        Assert.NotEqual(token, await Fair.LogIn(name, "another-long-2"));
    }

    [Fact]
    public async Task A_log_out_ends_its_own_token_at_once_and_no_other_of_the_account()
    {
        var (_, name, token) = await NewAccount();
        var other = await Fair.LogIn(name, "long-enough-1");
        (await Api.Post("/api/auth/logout", null, token)).Is(204);
        (await Api.Get("/api/leads", token)).Refuses(401, "NOT_ALLOWED");
        Assert.Equal("anonymous", (await Api.Get("/api/me", token))["role"].GetString());
        (await Api.Post("/api/auth/logout", null, token)).Is(204);
        (await Api.Get("/api/leads", other)).Is(200);
        (await Api.Get("/api/leads", await Fair.LogIn(name, "long-enough-1"))).Is(200);
    }

    [Fact]
    public async Task A_log_out_on_the_page_s_cookie_ends_what_the_cookie_held()
    {
        var (_, _, token) = await NewAccount();
        (await Api.Send(
            HttpMethod.Post, "/api/auth/logout", null, headers => headers.Add("Cookie", "livefair=" + token))).Is(204);
        (await Api.Get("/api/leads", token)).Refuses(401, "NOT_ALLOWED");
    }

    [Fact]
    public async Task A_log_out_ends_the_open_hub_connection_of_its_token_only()
    {
        Fair.Logs.Expect("Microsoft.AspNetCore.SignalR.HubException: NOT_ALLOWED");
        var room = await Fair.NewLiveRoom();
        var (_, name, token) = await NewAccount();
        var (hub, other) = (await Connect(token), await Connect(await Fair.LogIn(name, "long-enough-1")));
        var idle = Track(Watcher.Open(hub, "Board", new { sessionId = room.Id }));
        await idle.Next("the first item");
        (await Api.Post("/api/auth/logout", null, token)).Is(204);
        Assert.Equal("NOT_ALLOWED", (await hub.Comment(room.Id, Op(), "我还在")).Code);
        var ended = await Assert.ThrowsAsync<HubException>(() => idle.Until("the end", () => false));
        Assert.Contains("NOT_ALLOWED: ", ended.Message, StringComparison.Ordinal);
        await Comment(other, room, "我也在");
    }

    [Fact]
    public async Task A_device_s_token_outlives_a_log_out_for_it_is_the_device()
    {
        var viewer = await Fair.NewViewer();
        (await Api.Post("/api/auth/logout", null, viewer.Token)).Is(204);
        (await Api.Get("/api/groups", viewer.Token)).Is(200);
    }

    [Fact]
    public async Task Another_site_s_page_gets_no_hub_connection()
    {
        await using var evil = await RawSocket.Open(Fair.Address, Fair.Host, "json", Evil);
        Assert.Equal(403, evil.Status);
        await using var none = await RawSocket.Open(Fair.Address, Fair.Host, "json", "null");
        Assert.Equal(403, none.Status);
        await using var own = await RawSocket.Open(
            Fair.Address, Fair.Host, "json", Fair.Address.GetLeftPart(UriPartial.Authority));
        Assert.Equal(101, own.Status);
    }

    [Theory]
    [InlineData("Origin", Evil, 403)]
    [InlineData("Origin", "null", 403)]
    [InlineData("Sec-Fetch-Site", "cross-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-site", 403)]
    [InlineData("Sec-Fetch-Site", "same-origin", 201)]
    public async Task A_changing_call_on_the_page_s_cookie_must_come_from_the_same_origin(
        string header, string value, int status)
    {
        var before = (await Api.Get("/api/sessions")).Items.Count();
        var body = JsonSerializer.Serialize(
            new { title = "跨站", startsAt = Fair.Time.GetUtcNow(), postingIds = Array.Empty<string>() });
        var reply = await Api.Send(HttpMethod.Post, "/api/sessions", Hosting.Api.Text(body), headers =>
        {
            headers.Add("Cookie", "livefair=" + Fair.Host);
            headers.TryAddWithoutValidation(header, value);
        });
        if (status == 403)
        {
            reply.Refuses(403, "NOT_ALLOWED");
            Assert.Equal(before, (await Api.Get("/api/sessions")).Items.Count());
        }
        else
        {
            reply.Is(status);
        }
    }

    [Fact]
    public async Task A_login_s_cookie_is_for_the_browser_only_and_for_this_site_only()
    {
        var cookie = (await Api.Post("/api/auth/login", new { userName = "host", password = "livefair-demo" })).Cookie!;
        Assert.StartsWith("livefair=", cookie, StringComparison.Ordinal);
        Assert.Contains("; path=/; samesite=strict; httponly", cookie, StringComparison.Ordinal);
        Assert.DoesNotContain("secure", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.StartsWith(
            "livefair=;", (await Api.Post("/api/auth/logout", null)).Is(204).Cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_s_cookie_goes_over_TLS_only_where_a_proxy_ends_it()
    {
        var body = Hosting.Api.Text("""{"userName":"host","password":"livefair-demo"}""");
        var reply = await Api.Send(
            HttpMethod.Post, "/api/auth/login", body, headers => headers.Add("X-Forwarded-Proto", "https"));
        Assert.Contains("; secure;", reply.Cookie, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_token_in_the_query_opens_hubs_only()
    {
        (await Api.Get("/api/leads?access_token=" + Uri.EscapeDataString(Fair.Host))).Refuses(401, "NOT_ALLOWED");
        await using var socket = await RawSocket.Open(Fair.Address, Fair.Host, "json");
        Assert.Equal(101, socket.Status);
        Assert.DoesNotContain(Fair.Logs.Since(0), line => line.Holds(Fair.Host));
    }

    private async Task<(string Id, string Name, string Token)> NewAccount()
    {
        var name = "staff" + Op()[..8];
        var made = await Api.Post(
            "/api/accounts",
            new { userName = name, password = "long-enough-1", displayName = "新人", role = "staff" },
            Fair.Admin);
        return (made.Is(201).Id, name, await Fair.LogIn(name, "long-enough-1"));
    }
}
