using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using LiveFair.Live.Stations;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Accounts;

/// <summary>Logging in and out, and a station's accounts.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/auth/login", LogIn).For(Access.Anyone).LimitedTo(Limited.LogIns);
        app.MapPost("/api/auth/logout", LogOut).For(Access.Anyone);
        app.MapGet("/api/accounts", List).For(Access.Staff);
        app.MapPost("/api/accounts", Create).For(Access.Admin);
        app.MapPut("/api/accounts/{id}", Change).For(Access.Admin);
    }

    private static async Task<IResult> LogIn(
        LoginBody body, HttpContext http, LogInQueue queue, LimitLog limits, AccountDesk desk, TokenSeal seal)
    {
        using var turn = await queue.Enter(http.Connection.RemoteIpAddress, http.RequestAborted);
        if (turn is null)
        {
            limits.Add(Limited.LogIns);
            return LogInQueue.Full.Problem();
        }

        if (await desk.Check(body.UserName, body.Password) is not { } account)
        {
            return Refusal.NotAllowed("The user name or the password is wrong.")
                .Problem(StatusCodes.Status401Unauthorized);
        }

        var token = seal.Seal(Token.Of(account));
        http.SetTokenCookie(token);
        return Results.Ok(new { token = token.Text, token.ExpiresAt, role = Words.Of(account.Role) });
    }

    private static async Task<IResult> LogOut(HttpContext http, AccountDesk desk)
    {
        if (Token.From(http.User) is { } token)
        {
            await desk.LogOut(token);
        }

        http.Response.Cookies.Delete(TokenHandler.Cookie);
        return Results.NoContent();
    }

    private static async Task<IResult> List(HttpContext http, IAccountStore accounts) =>
        Results.Ok(new { items = (await accounts.OfStation(http.Station())).Select(View) });

    private static async Task<IResult> Create(
        NewAccountBody body, HttpContext http, AccountDesk desk, IStationStore stations)
    {
        var own = http.Station();
        var station = body.StationId ?? own;

        // Asked before all else: no answer may tell a station of others from one that does not exist.
        if ((await stations.KnownTo(own)).All(known => known.Id != station))
        {
            return Refusal.NotFound("station").Problem();
        }

        if (!TryRole(body.Role, out var role))
        {
            return Refusal.OneOf("role", "staff, host or admin").Problem();
        }

        var account = new Account
        {
            Id = new AccountId(NewId.Next()),
            Station = station,
            UserName = body.UserName ?? "",
            DisplayName = ShownText.Line(body.DisplayName ?? body.UserName) ?? "",
            Role = role,
        };
        return (await desk.Open(account, body.Password, http.Caller()))
            .ToResult(opened => Results.Created($"/api/accounts/{opened.Id}", View(opened)));
    }

    private static async Task<IResult> Change(AccountId id, AccountBody body, HttpContext http, AccountDesk desk)
    {
        Role? role = null;
        if (body.Role is not null)
        {
            if (!TryRole(body.Role, out var named))
            {
                return Refusal.OneOf("role", "staff, host or admin").Problem();
            }

            role = named;
        }

        var change = new AccountChange(AccountDesk.NewStamp())
        {
            DisplayName = body.DisplayName is null ? null : ShownText.Line(body.DisplayName) ?? "",
            Role = role,
            Disabled = body.Disabled,
        };
        var changed = await desk.Change(id, change, body.Password, http.Caller());
        return changed.ToResult(account => Results.Ok(View(account)));
    }

    private static bool TryRole(string? word, out Role role) =>
        Words.TryParse(word, out role) && role >= Role.Staff;

    private static object View(Account account) => new
    {
        account.Id,
        account.UserName,
        account.DisplayName,
        role = Words.Of(account.Role),
        stationId = account.Station,
        account.Disabled,
    };

    private sealed record LoginBody(string? UserName, string? Password);

    private sealed record NewAccountBody(
        string? UserName, string? Password, string? DisplayName, string? Role, StationId? StationId);

    private sealed record AccountBody(string? DisplayName, string? Role, bool? Disabled, string? Password);
}
