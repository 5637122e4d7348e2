using LiveFair.Live;

namespace LiveFair.Web.Security;

/// <summary>
/// Refuses other sites' pages: hub connections by their Origin (WebSockets know no CORS), and changing calls that ride
/// on the page's cookie.
/// </summary>
internal static class OriginGuard
{
    public static IApplicationBuilder UseOriginGuard(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var request = http.Request;
        var guarded = request.Path.StartsWithSegments("/hubs") || http.WebSockets.IsWebSocketRequest
            || (RidesOnCookie(request) && Changes(request.Method));
        if (guarded && IsForeign(request))
        {
            await Refusal.NotAllowed("This call came from another site's page.").Problem().ExecuteAsync(http);
            return;
        }

        await next(http);
    });

    private static bool Changes(string method) =>
        !HttpMethods.IsGet(method) && !HttpMethods.IsHead(method) && !HttpMethods.IsOptions(method);

    private static bool RidesOnCookie(HttpRequest request) =>
        request.Headers.Authorization.Count == 0 && request.Cookies.ContainsKey(TokenHandler.Cookie);

    private static bool IsForeign(HttpRequest request)
    {
        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0)
        {
            return !Uri.TryCreate(origin, UriKind.Absolute, out var site)
                || !string.Equals(site.Authority, Authority(request, site), StringComparison.OrdinalIgnoreCase);
        }

        return request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
    }

    /// <summary>
    /// The host asked for, written as <see cref="Uri.Authority"/> would: without the scheme's own port.
    /// </summary>
    private static string Authority(HttpRequest request, Uri site)
    {
        var host = request.Host;
        return host.Port is { } port && !(site.Scheme == Uri.UriSchemeHttps && port == 443)
            && !(site.Scheme == Uri.UriSchemeHttp && port == 80)
            ? $"{host.Host}:{port}"
            : host.Host;
    }
}
