using System.Security.Claims;
using LiveFair.Live;

namespace LiveFair.Web.Security;

/// <summary>Who asks, from a request or a hub connection that was authenticated.</summary>
public static class HttpCaller
{
    /// <summary>The caller of a request.</summary>
    public static Caller Caller(this HttpContext http) => http.User.ToCaller();

    /// <summary>The caller behind a principal; nobody without a token.</summary>
    public static Caller ToCaller(this ClaimsPrincipal? principal) =>
        Token.From(principal)?.ToCaller() ?? Live.Caller.Nobody;
}
