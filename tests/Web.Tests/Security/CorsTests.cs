using System.Text.RegularExpressions;
using LiveFair.Web.Security;
using LiveFair.Web.Tests.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Security;

/// <summary>What a page of another site may read.</summary>
[Collection(nameof(RoomyFair))]
public sealed partial class CorsTests(RoomyFair fair) : FairTest(fair)
{
    private const string Signed = "/media/{id}/{token}/";
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    /// <summary>Below a signed path no cookie counts, so that any page may play what is there.</summary>
    [Fact]
    public async Task Another_site_s_page_reads_signed_video_without_cookies_and_nothing_else()
    {
        var routes = Fair.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText!).Distinct().ToList();
        Assert.Contains(routes, route => route.StartsWith("/api/", StringComparison.Ordinal));
        foreach (var (route, method, origin) in
            from route in routes from method in Methods from origin in Origins select (route, method, origin))
        {
            using var answer = await Ask(route, method, origin);
            var isOpen = answer.Headers.Contains(AllowOrigin);
            var told = $"{method} {route} from {origin} was answered {answer.Headers}";
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"), told);
            Assert.True(isOpen == IsSigned(route), told);
            Assert.True(!isOpen || answer.Headers.GetValues(AllowOrigin).Single() == "*", told);
            Assert.DoesNotContain("authorization", AllowedHeaders(answer), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("/assets/index-any.js")]
    [InlineData("/nothere")]
    [InlineData("/media/1/publish")]
    [InlineData("/hooks/srs")]
    public async Task What_has_no_route_is_not_open_either(string path)
    {
        using var answer = await Ask(path, HttpMethod.Get, "https://evil.example");
        Assert.False(answer.Headers.Contains(AllowOrigin));
    }

    private static HttpMethod[] Methods => [HttpMethod.Get, HttpMethod.Options];

    private static string[] Origins => ["https://evil.example", "null"];

    private static bool IsSigned(string route) => route.StartsWith(Signed, StringComparison.Ordinal);

    private static string AllowedHeaders(HttpResponseMessage answer) =>
        answer.Headers.TryGetValues("Access-Control-Allow-Headers", out var allowed) ? string.Join(',', allowed) : "";

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Placeholder();

    private async Task<HttpResponseMessage> Ask(string route, HttpMethod method, string origin)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(20) };
        using var request = new HttpRequestMessage(method, new Uri(Fair.Address, Placeholder().Replace(route, "1")));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Cookie", $"{TokenHandler.Cookie}={Fair.Host}");
        request.Headers.Add("Access-Control-Request-Method", "GET");
        request.Headers.Add("Access-Control-Request-Headers", "authorization");
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }
}
