namespace LiveFair.Web.Security;

/// <summary>What browsers are told about our pages.</summary>
internal static class SecurityHeaders
{
    /// <summary>
    /// The worker that encodes a host's sound is WebAssembly. A worker has the policy of its own response, so that no
    /// page need allow it.
    /// </summary>
    private const string EncoderPolicy = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'";

    private const string EncoderPath = "/assets/aac.worker-";

    /// <param name="media">The sites besides ours that the pages get video from, as origins.</param>
    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app, IEnumerable<string> media)
    {
        var policy = Policy(string.Concat(media.Select(site => $" {site}")));
        return app.Use((http, next) =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = IsEncoder(http.Request.Path) ? EncoderPolicy : policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            return next(http);
        });
    }

    private static string Policy(string sites) =>
        $"default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:{sites}; "
        + $"connect-src 'self' ws: wss:{sites}; style-src 'self'; script-src 'self'; frame-ancestors 'none'; "
        + "base-uri 'none'; form-action 'self'";

    private static bool IsEncoder(PathString path) =>
        path.Value?.StartsWith(EncoderPath, StringComparison.Ordinal) ?? false;
}
