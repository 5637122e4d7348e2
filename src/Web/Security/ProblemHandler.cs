using LiveFair.Live;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveFair.Web.Security;

/// <summary>Answers what was thrown: a malformed request in words, anything else without a word about its inside.</summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> TryHandleAsync(
        HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException)
        {
            // The route's pattern, never the path or the query: those hold ids and tokens.
            LogFailed(logger, (http.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint)?.RoutePattern.RawText, exception);
        }

        await Answer(exception).ExecuteAsync(http);
        return true;
    }

    private static IResult Answer(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new Refusal(RefusalCode.TooLong, "The body is too large.").Problem(StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException bad => Refusal.Invalid("The request is malformed.").Problem(bad.StatusCode),
        _ => new Refusal(
            RefusalCode.Overloaded, "This could not be done now; ask again with the same opId.", ComeBack)
            .Problem(StatusCodes.Status500InternalServerError),
    };

    [LoggerMessage(1002, LogLevel.Error, "A call of {Route} failed")]
    private static partial void LogFailed(ILogger logger, string? route, Exception exception);
}
