using LiveFair.Live;
using LiveFair.Web.Accounts;
using LiveFair.Web.Applications;
using LiveFair.Web.Comments;
using LiveFair.Web.Employers;
using LiveFair.Web.Feeds;
using LiveFair.Web.Groups;
using LiveFair.Web.Hubs;
using LiveFair.Web.Interest;
using LiveFair.Web.Lanes;
using LiveFair.Web.Leads;
using LiveFair.Web.Media;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Postings;
using LiveFair.Web.Security;
using LiveFair.Web.Sessions;
using LiveFair.Web.Stations;
using LiveFair.Web.Viewers;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Hosting;

/// <summary>What a request passes, and where it may go.</summary>
internal static class FairPipeline
{
    private static readonly string[] Pages =
    [
        "/", "/login", "/host", "/host/{id}", "/host/{id}/report", "/live/{id}", "/replay/{id}", "/desk",
        "/groups/{id}",
    ];

    public static void UseFair(this WebApplication app, StartKind start)
    {
        app.UseExceptionHandler();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders(app.Services.GetRequiredService<EngineAddresses>().Sites);
        app.UseStatusCodePages(async context => await Explain(context.HttpContext));
        app.UseWebSockets();
        app.UseOriginGuard();
        app.UseStaticFiles();
        app.UseRouting();
        app.UseAuthentication();
        app.UseAccess();
        app.UseRateLimiter();
        app.UseVisitors(LiveHub.Path);
        if (app.Services.GetRequiredService<IOptions<FeedOptions>>().Value.Transport == FeedTransport.Lanes)
        {
            app.UseLanes<LiveHub>(LiveHub.Path);
        }

        app.MapAccounts();
        app.MapViewers();
        app.MapStations();
        app.MapEmployers();
        app.MapPostings();
        app.MapApplications();
        app.MapSessions();
        app.MapInterest();
        app.MapRoomRules();
        app.MapReports();
        app.MapHeld();
        app.MapWordList();
        app.MapQuestions();
        app.MapAnswerCards();
        app.MapGroups();
        app.MapLeads();
        app.MapVideo();
        app.MapHub<LiveHub>(LiveHub.Path, hub =>
        {
            hub.Transports = HttpTransports.All;
            hub.CloseOnAuthenticationExpiration = true;
        });
        app.MapAuthority();
        app.MapGet("/healthz", () => Results.Text("alive"));
        app.MapGet("/readyz", (Readiness readiness) =>
            readiness.IsReady ? Results.Text("ready") : Results.StatusCode(StatusCodes.Status503ServiceUnavailable));
        if (start == StartKind.Demo)
        {
            app.MapDemoOutbox();
        }

        foreach (var page in Pages)
        {
            app.MapGet(page, (HttpContext http, IWebHostEnvironment host) =>
            {
                http.KeepVisitor();
                http.Response.Headers.CacheControl = "private, no-cache"; // The cookie is for one browser.
                return WebRoot.Page(host.WebRootPath);
            });
        }
    }

    /// <summary>
    /// Gives bare status codes (no such route, wrong method) the form of every other refusal; who mistyped an address
    /// in a browser gets the page that says so.
    /// </summary>
    private static Task Explain(HttpContext http)
    {
        http.Response.Headers.Append("Vary", "Accept");
        if (IsMissingPage(http))
        {
            var root = http.RequestServices.GetRequiredService<IWebHostEnvironment>().WebRootPath;
            return WebRoot.Page(root).ExecuteAsync(http);
        }

        var refusal = http.Response.StatusCode switch
        {
            StatusCodes.Status404NotFound => Refusal.NotFound("page or call"),
            StatusCodes.Status413PayloadTooLarge => new Refusal(RefusalCode.TooLong, "The body is too large."),
            StatusCodes.Status503ServiceUnavailable => new Refusal(RefusalCode.Overloaded, "Not ready."),
            StatusCodes.Status401Unauthorized => Refusal.NotAllowed("This needs a valid token."),
            StatusCodes.Status405MethodNotAllowed => Refusal.Invalid("This call takes another method."),
            StatusCodes.Status415UnsupportedMediaType => ProblemHandler.WrongType,
            _ => Refusal.Invalid("The request cannot be answered like this."),
        };
        return refusal.Problem(http.Response.StatusCode).ExecuteAsync(http);
    }

    private static bool IsMissingPage(HttpContext http) =>
        http.Response.StatusCode == StatusCodes.Status404NotFound
        && (HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method))
        && !http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
        && http.Request.GetTypedHeaders().Accept.Any(type =>
            type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));
}
