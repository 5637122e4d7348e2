using System.Security.Claims;
using LiveFair.Live;
using LiveFair.Live.Ids;

namespace LiveFair.Web.Security;

/// <summary>Who asks, from a request or a hub connection that was authenticated.</summary>
public static class HttpCaller
{
    /// <summary>The caller of a request.</summary>
    public static Caller Caller(this HttpContext http) => http.User.ToCaller();

    /// <summary>
    /// The caller's station, for routes of <see cref="Access.Staff"/> and above: whom they let in has one.
    /// </summary>
    public static StationId Station(this HttpContext http) => http.Caller().Station!.Value;

    /// <summary>The caller behind a principal; nobody without a token.</summary>
    public static Caller ToCaller(this ClaimsPrincipal? principal) =>
        Token.From(principal)?.ToCaller() ?? Live.Caller.Nobody;
}
