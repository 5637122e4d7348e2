using System.Buffers;
using System.Text.Json;
using LiveFair.Live;
using Microsoft.AspNetCore.Diagnostics;

namespace LiveFair.Web.Security;

/// <summary>
/// Answers what was thrown: a malformed request in words, anything else without a word about its inside.
/// </summary>
internal sealed partial class ProblemHandler(ILogger<ProblemHandler> logger) : IExceptionHandler
{
    /// <summary>The answer to a body of another type.</summary>
    public static readonly Refusal WrongType = Refusal.Invalid("Content-Type: application/json is needed.");

    private static readonly SearchValues<char> PathLetters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.[]");

    private static readonly TimeSpan ComeBack = TimeSpan.FromSeconds(2);

    public async ValueTask<bool> TryHandleAsync(
        HttpContext http, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BadHttpRequestException)
        {
            // The route's pattern, never the path or the query: those hold ids and tokens.
            var route = http.Features.Get<IExceptionHandlerFeature>()?.Endpoint as RouteEndpoint;
            LogFailed(logger, route?.RoutePattern.RawText, exception);
        }

        await Answer(exception).ExecuteAsync(http);
        return true;
    }

    /// <summary>The path of the field that cannot be read, where it is one a client of this wire could mean.</summary>
    private static string Malformed(BadHttpRequestException bad) =>
        bad.InnerException is JsonException { Path: { Length: > 2 and <= 60 } path }
            && path.StartsWith("$.", StringComparison.Ordinal)
            && path.AsSpan(2).IndexOfAnyExcept(PathLetters) < 0
                ? $"{path[2..]}: cannot be read."
                : "The request is malformed.";

    private static IResult Answer(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new Refusal(RefusalCode.TooLong, "The body is too large.").Problem(StatusCodes.Status413PayloadTooLarge),
        BadHttpRequestException { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            WrongType.Problem(StatusCodes.Status415UnsupportedMediaType),
        BadHttpRequestException bad => Refusal.Invalid(Malformed(bad)).Problem(bad.StatusCode),
        _ => new Refusal(
            RefusalCode.Overloaded, "This could not be done now; ask again with the same opId.", ComeBack)
            .Problem(StatusCodes.Status500InternalServerError),
    };

    [LoggerMessage(1002, LogLevel.Error, "A call of {Route} failed")]
    private static partial void LogFailed(ILogger logger, string? route, Exception exception);
}
