using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Ids;
using LiveFair.Live.Viewers;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;

namespace LiveFair.Web.Viewers;

/// <summary>Becoming a viewer, and confirming a phone.</summary>
internal static class ViewerEndpoints
{
    public static void MapViewers(this IEndpointRouteBuilder app)
    {
        app.MapPost("/api/viewers", Create).For(Access.Anyone).LimitedTo(Limited.NewViewers);
        app.MapPost("/api/viewers/me/phone", RequestCode).For(Access.Viewer).LimitedTo(Limited.Codes);
        app.MapPost("/api/viewers/me/phone/confirm", Confirm).For(Access.Viewer);
        app.MapGet("/api/me", Me).For(Access.Anyone);
    }

    public static void MapDemoOutbox(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/demo/outbox", (DemoSmsSender sms) => sms.Outbox()).For(Access.Anyone);

    private static async Task<IResult> Create(
        ViewerBody body, HttpContext http, IViewerStore viewers, TokenSeal seal, TimeProvider time)
    {
        var nickname = Nickname.Clean(body.Nickname);
        if (!nickname.Ok)
        {
            return nickname.Refused.Problem();
        }

        var id = new ViewerId(NewId.Next());
        var viewer = await viewers.Create(id, nickname.Value, time.GetUtcNow());
        var token = seal.Seal(Token.Of(viewer));
        http.SetTokenCookie(token);
        return Results.Created($"/api/viewers/{id}", new { viewerId = id, token = token.Text });
    }

    private static async Task<IResult> RequestCode(PhoneBody body, HttpContext http, IGrainFactory grains)
    {
        if (!PhoneNumber.TryParse(body.Phone, out var phone))
        {
            return Refusal.Invalid("phone", FaultKind.Phone, "eleven digits beginning 13 to 19.").Problem();
        }

        return (await grains.GetViewer(http.Caller().Viewer!.Value).RequestPhoneCode(phone))
            .ToResult(_ => Results.Accepted());
    }

    private static async Task<IResult> Confirm(CodeBody body, HttpContext http, IGrainFactory grains)
    {
        if (!PhoneNumber.TryParse(body.Phone, out var phone) || body.Code is not { Length: 6 })
        {
            return PhoneCodes.Wrong().Problem();
        }

        return (await grains.GetViewer(http.Caller().Viewer!.Value).ConfirmPhone(phone, body.Code))
            .ToResult(_ => Results.Ok(new { phoneVerified = true }));
    }

    private static async Task<IResult> Me(HttpContext http, IGrainFactory grains, IAccountStore accounts)
    {
        var caller = http.Caller();
        if (caller.Viewer is { } viewer)
        {
            return (await grains.GetViewer(viewer).Profile()).ToResult(profile => Results.Ok(new
            {
                role = Words.Of(caller.Role),
                viewerId = profile.Id,
                profile.Nickname,
                phoneVerified = profile.Phone is not null,
                phone = profile.Phone?.Masked,
            }));
        }

        var account = caller.Account is { } id ? await accounts.Find(id) : null;
        return Results.Ok(account is null
            ? new { role = Words.Of(Role.Anonymous) }
            : new
            {
                role = Words.Of(account.Role),
                accountId = account.Id,
                account.UserName,
                account.DisplayName,
                stationId = account.Station,
            });
    }

    private sealed record ViewerBody(string? Nickname);

    private sealed record PhoneBody(string? Phone);

    private sealed record CodeBody(string? Phone, string? Code);
}
