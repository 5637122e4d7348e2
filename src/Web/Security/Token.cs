using System.Security.Claims;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;

namespace LiveFair.Web.Security;

/// <summary>What a token says, before it is sealed and after it was checked.</summary>
/// <param name="Role">What its holder is.</param>
/// <param name="Id">The viewer or account.</param>
/// <param name="Station">An account's station.</param>
/// <param name="Name">Nickname or display name.</param>
/// <param name="Stamp">An account's security stamp when the token was given; a changed account ends its tokens.</param>
/// <param name="LogIn">Which log-in of an account gave it; a log-out ends that one.</param>
public sealed record Token(
    Role Role, string Id, string? Station, string Name, string? Stamp, string? LogIn = null)
{
    /// <summary>A device token.</summary>
    public static Token Of(ViewerProfile viewer) => new(Role.Viewer, viewer.Id.Value, null, viewer.Nickname, null);

    /// <summary>An account's token, for a log-in of its own.</summary>
    public static Token Of(Account account) => new(
        account.Role, account.Id.Value, account.Station.Value, account.DisplayName, account.SecurityStamp,
        NewId.Next());

    /// <summary>The token that a checked principal carries; null for somebody without one.</summary>
    public static Token? From(ClaimsPrincipal? principal) => (principal?.Identity as Holder)?.Token;

    /// <summary>The token as a principal.</summary>
    public ClaimsPrincipal ToPrincipal() => new(new Holder(this));

    /// <summary>The token's holder.</summary>
    public Caller ToCaller() => new()
    {
        Role = Role,
        Viewer = Role == Role.Viewer ? new ViewerId(Id) : null,
        Account = Role >= Role.Staff ? new AccountId(Id) : null,
        Station = Station is null ? null : new StationId(Station),
        Name = Name,
    };

    /// <summary>Carries the token itself: a connection is asked for it at each of its calls.</summary>
    private sealed class Holder(Token token) : ClaimsIdentity(TokenHandler.SchemeName)
    {
        public Token Token { get; } = token;
    }
}
