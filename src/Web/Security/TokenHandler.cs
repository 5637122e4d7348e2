using System.Text.Encodings.Web;
using LiveFair.Live;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Security;

/// <summary>Reads the token from the header, the page's cookie, or (hubs only) the query, and checks it.</summary>
internal sealed class TokenHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TokenSeal seal,
    AccountStamps stamps) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "livefair";
    public const string Cookie = "livefair";
    private const string Bearer = "Bearer ";

    /// <summary>The token a request carries, and nothing else said about it.</summary>
    public static string? Find(HttpRequest request) =>
        request.Headers.Authorization.ToString() is { Length: > 0 } header
            ? header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null
            : request.Path.StartsWithSegments("/hubs")
                && request.Query["access_token"].ToString() is { Length: > 0 } query
                ? query
                : request.Cookies[Cookie];

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Find(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        if (seal.Open(text) is not { } opened)
        {
            return AuthenticateResult.Fail("The token is not valid.");
        }

        if (opened.Token.Role >= Role.Staff && !await stamps.Holds(opened.Token))
        {
            return AuthenticateResult.Fail("The token has ended.");
        }

        var properties = new AuthenticationProperties { ExpiresUtc = opened.ExpiresAt };
        return AuthenticateResult.Success(
            new AuthenticationTicket(opened.Token.ToPrincipal(), properties, SchemeName));
    }
}
