using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Security;

[Collection(nameof(RoomyFair))]
public sealed class SecurityHeaderTests(RoomyFair fair) : FairTest(fair)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/live/any")]
    [InlineData("/api/me")]
    [InlineData("/assets/index-any.js")]
    public async Task Nothing_but_our_own_scripts_may_run_on_a_page_and_no_WebAssembly(string path)
    {
        var policy = await Policy(path);

        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("media-src 'self' blob:;", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("worker-src", policy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_that_encodes_sound_may_run_WebAssembly_and_reach_nothing()
    {
        var policy = await Policy("/assets/aac.worker-any.js");

        Assert.Equal("default-src 'none'; script-src 'self' 'wasm-unsafe-eval'", policy);
    }

    private async Task<string> Policy(string path)
    {
        using var http = new HttpClient { BaseAddress = Fair.Address };
        using var response = await http.GetAsync(path);
        return string.Join(',', response.Headers.GetValues("Content-Security-Policy"));
    }
}
