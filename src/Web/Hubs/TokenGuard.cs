using System.Runtime.CompilerServices;
using LiveFair.Live;
using LiveFair.Web.Security;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Hubs;

/// <summary>
/// A hub connection outlives the request that proved its token. Each call, and each item of an open stream, looks again
/// whether the account still holds; <see cref="AccountStamps"/> makes that cheap.
/// </summary>
internal sealed class TokenGuard(AccountStamps stamps) : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (Token.From(invocationContext.Context.User) is not { Role: >= Role.Staff } token)
        {
            return await next(invocationContext);
        }

        await Check(token);
        var result = await next(invocationContext);
        return result is IAsyncEnumerable<object> stream ? Guarded(stream, token) : result;
    }

    private async IAsyncEnumerable<object> Guarded(
        IAsyncEnumerable<object> stream, Token token, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        await foreach (var item in stream.WithCancellation(cancellation))
        {
            await Check(token);
            yield return item;
        }
    }

    private async ValueTask Check(Token token)
    {
        if (!await stamps.Holds(token))
        {
            throw LiveHub.Refused(Refusal.NotAllowed("This token has ended."));
        }
    }
}
