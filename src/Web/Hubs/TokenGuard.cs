using System.Runtime.CompilerServices;
using LiveFair.Live;
using LiveFair.Web.Security;
using LiveFair.Web.Wire;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Hubs;

/// <summary>
/// A hub connection outlives the request that proved its token. Each call looks again whether the account still holds,
/// and so does an open stream: at each item, and every few seconds while nothing is sent. <see cref="AccountStamps"/>
/// makes that cheap; viewers, whose tokens have no stamp, are not looked at.
/// </summary>
internal sealed class TokenGuard(AccountStamps stamps, TimeProvider time) : IHubFilter
{
    private static readonly TimeSpan IdleCheck = TimeSpan.FromSeconds(3);
    private static readonly Refusal Ended = Refusal.NotAllowed("This token has ended.");

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        if (Token.From(invocationContext.Context.User) is not { Role: >= Role.Staff } token)
        {
            return await next(invocationContext);
        }

        if (!await stamps.Holds(token))
        {
            return invocationContext.HubMethod.ReturnType == typeof(Task<AnswerMessage>)
                ? AnswerMessage.Refused(Ended)
                : throw LiveHub.Refused(Ended);
        }

        var result = await next(invocationContext);
        return result is IAsyncEnumerable<object> stream ? Guarded(stream, token) : result;
    }

    private async IAsyncEnumerable<object> Guarded(
        IAsyncEnumerable<object> stream, Token token, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var items = stream.GetAsyncEnumerator(ending.Token);
        while (true)
        {
            var next = items.MoveNextAsync().AsTask();
            while (!next.IsCompleted && await stamps.Holds(token))
            {
                await Wait(next, ending.Token);
            }

            if (!await stamps.Holds(token))
            {
                await End(next, ending);
                throw LiveHub.Refused(Ended);
            }

            if (!await next)
            {
                yield break;
            }

            yield return items.Current;
        }
    }

    private async Task Wait(Task next, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await Task.WhenAny(next, Task.Delay(IdleCheck, time, over.Token));
        await over.CancelAsync();
    }

    /// <summary>A stream can be left only when it stands still.</summary>
    private static async Task End(Task<bool> next, CancellationTokenSource ending)
    {
        await ending.CancelAsync();
        await Task.WhenAny(next);
    }
}
