namespace LiveFair.Web.Security;

/// <summary>
/// The cookie that carries a page's token; scripts cannot read it, other sites' pages cannot send it.
/// </summary>
internal static class TokenCookie
{
    public static void SetTokenCookie(this HttpContext http, SealedToken token) =>
        http.Response.Cookies.Append(TokenHandler.Cookie, token.Text, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Strict,
            Secure = http.Request.IsHttps,
            Expires = token.ExpiresAt,
            Path = "/",
        });
}
