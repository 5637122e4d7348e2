using LiveFair.Live;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Hubs;

/// <summary>
/// A page needs two or three streams; a connection gets eight. Each holds a feed's lease and a place among those it
/// wakes, so that without a limit one connection could take the node's memory.
/// </summary>
internal sealed class StreamLimit : IHubFilter
{
    public const int Most = 8;

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        context.Context.Features.Set(new OpenStreams());
        return next(context);
    }

    public async ValueTask<object?> InvokeMethodAsync(
        HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        var result = await next(invocationContext);
        if (result is not IAsyncEnumerable<object> stream)
        {
            return result;
        }

        var open = invocationContext.Context.Features.GetRequiredFeature<OpenStreams>();
        return open.TryAdd()
            ? new CountedStream(stream, open)
            : throw LiveHub.Refused(new Refusal(
                RefusalCode.Overloaded, $"This connection has {Most} streams open; end one of them first."));
    }

    /// <summary>How many streams of a connection are open.</summary>
    private sealed class OpenStreams
    {
        private int _count;

        public bool TryAdd()
        {
            if (Interlocked.Increment(ref _count) <= Most)
            {
                return true;
            }

            Remove();
            return false;
        }

        public void Remove() => Interlocked.Decrement(ref _count);
    }

    /// <summary>Hands everything on, so that nothing is done for an item; counted until it is disposed.</summary>
    private sealed class CountedStream(IAsyncEnumerable<object> stream, OpenStreams open) : IAsyncEnumerable<object>
    {
        public IAsyncEnumerator<object> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            new Enumerator(stream.GetAsyncEnumerator(cancellationToken), open);

        private sealed class Enumerator(IAsyncEnumerator<object> items, OpenStreams open) : IAsyncEnumerator<object>
        {
            public object Current => items.Current;

            public ValueTask<bool> MoveNextAsync() => items.MoveNextAsync();

            public async ValueTask DisposeAsync()
            {
                open.Remove();
                await items.DisposeAsync();
            }
        }
    }
}
