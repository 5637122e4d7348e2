using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Hubs;

/// <summary>
/// Logs what truly failed in a hub call or stream. SignalR's own line about it is off (FairLogging): it tells each
/// refusal too, with a stack trace, and so would let strangers fill the disk.
/// </summary>
internal sealed partial class FailureLog(ILogger<FailureLog> logger) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var method = invocationContext.HubMethodName;
        try
        {
            var result = await next(invocationContext);
            return result is IAsyncEnumerable<object> stream ? Followed(stream, method) : result;
        }
        catch (Exception failure) when (failure is not HubException)
        {
            LogFailed(logger, method, failure);
            throw;
        }
    }

    private async IAsyncEnumerable<object> Followed(
        IAsyncEnumerable<object> stream, string method,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await using var items = stream.GetAsyncEnumerator(cancellation);
        while (true)
        {
            try
            {
                if (!await items.MoveNextAsync())
                {
                    yield break;
                }
            }
            catch (Exception failure) when (failure is not (HubException or OperationCanceledException))
            {
                LogFailed(logger, method, failure);
                throw;
            }

            yield return items.Current;
        }
    }

    [LoggerMessage(1003, LogLevel.Error, "The hub method {Method} failed")]
    private static partial void LogFailed(ILogger logger, string method, Exception failure);
}
