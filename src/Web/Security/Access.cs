using LiveFair.Live;

namespace LiveFair.Web.Security;

/// <summary>
/// Who may call an endpoint. Every endpoint under /api must say it: one that does not answers nobody.
/// </summary>
public enum Access
{
    /// <summary>Anybody, with or without a token.</summary>
    Anyone,

    /// <summary>Viewers only.</summary>
    Viewer,

    /// <summary>Viewers, and the people of a station.</summary>
    Member,

    /// <summary>Staff, hosts and admins.</summary>
    Staff,

    /// <summary>Hosts and admins.</summary>
    Host,

    /// <summary>Admins.</summary>
    Admin,
}

/// <summary>Declares and enforces <see cref="Access"/>.</summary>
public static class AccessRules
{
    /// <summary>Declares who may call an endpoint.</summary>
    public static TBuilder For<TBuilder>(this TBuilder endpoint, Access access)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new AccessMetadata(access));

    /// <summary>Lets only those through whom the endpoint names. Comes after routing and authentication.</summary>
    public static IApplicationBuilder UseAccess(this IApplicationBuilder app) => app.Use(async (http, next) =>
    {
        var access = http.GetEndpoint()?.Metadata.GetMetadata<AccessMetadata>()?.Access;

        // Routing answers a wrong method or media type with an endpoint of its own, which is no route and says nothing.
        if (access is null && http.GetEndpoint() is RouteEndpoint && http.Request.Path.StartsWithSegments("/api"))
        {
            throw new InvalidOperationException($"{http.Request.Path} does not say who may call it.");
        }

        var caller = http.Caller();
        if (access is null || Allows(access.Value, caller.Role))
        {
            await next(http);
            return;
        }

        var refusal = Refusal.NotAllowed(
            caller.Role == Role.Anonymous ? "This needs a valid token." : "Your role may not do this.");
        var status = caller.Role == Role.Anonymous ? StatusCodes.Status401Unauthorized : (int?)null;
        await refusal.Problem(status).ExecuteAsync(http);
    });

    /// <summary>Whether a role may call an endpoint with that access.</summary>
    public static bool Allows(Access access, Role role) => access switch
    {
        Access.Anyone => true,
        Access.Viewer => role == Role.Viewer,
        Access.Member => role >= Role.Viewer,
        Access.Staff => role >= Role.Staff,
        Access.Host => role >= Role.Host,
        Access.Admin => role == Role.Admin,
        _ => false,
    };

    internal sealed record AccessMetadata(Access Access);
}
