using System.Buffers.Text;
using System.Security.Claims;
using System.Security.Cryptography;

namespace LiveFair.Web.Security;

/// <summary>
/// The cookie by which a browser that loads a room again, or gives a nickname in it, stays one person in the count of
/// those who saw a posting. It opens nothing, is in no log and in no store, and is gone when the browser is closed.
/// </summary>
internal static class VisitorCookie
{
    /// <summary>Its name.</summary>
    public const string Name = "livefair-visitor";

    private const int Bytes = 16;
    private static readonly int Letters = Base64Url.GetEncodedLength(Bytes);

    /// <summary>Gives the browser that asks for a page one, unless it has one.</summary>
    public static void KeepVisitor(this HttpContext http)
    {
        if (Read(http) is null)
        {
            var made = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
            http.Response.Cookies.Append(Name, made, new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Lax, // A link in a chat leads to a room as well.
                Secure = http.Request.IsHttps,
                Path = "/",
            });
        }
    }

    /// <summary>
    /// A connection outlives its request, and takes along only who asked: the cookie is told beside it.
    /// </summary>
    public static IApplicationBuilder UseVisitors(this IApplicationBuilder app, string path) => app.Use((http, next) =>
    {
        if (http.Request.Path.StartsWithSegments(path) && Read(http) is { } visitor)
        {
            http.User.AddIdentity(new ClaimsIdentity([new Claim(Name, visitor)]));
        }

        return next(http);
    });

    /// <summary>The browser of a connection; null when it has no such cookie, or none that was made here.</summary>
    public static string? Visitor(this ClaimsPrincipal? user) => user?.FindFirst(Name)?.Value;

    private static string? Read(HttpContext http) =>
        http.Request.Cookies[Name] is { } told && told.Length == Letters && Base64Url.IsValid(told) ? told : null;
}
