using System.Collections.Concurrent;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>The hub's side of the connections of tests, each under the name that its client gave itself.</summary>
public sealed class Connections : IHubFilter
{
    private readonly ConcurrentDictionary<string, Connection> _byName = new();

    /// <summary>A client's connection; it need not be there yet.</summary>
    internal Connection this[string name] => _byName.GetOrAdd(name, _ => new Connection());

    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        this[Name(context)].Context = context.Context;
        return next(context);
    }

    public async Task OnDisconnectedAsync(
        HubLifetimeContext context, Exception? exception, Func<HubLifetimeContext, Exception?, Task> next)
    {
        await next(context, exception);
        this[Name(context)].Over.SetResult();
    }

    private static string Name(HubLifetimeContext context) =>
        context.Context.GetHttpContext()!.Request.Query["who"].ToString();

    /// <summary>One of them.</summary>
    internal sealed class Connection
    {
        public HubCallerContext Context { get; set; } = null!;

        /// <summary>Ends with the connection.</summary>
        public TaskCompletionSource Over { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        /// <summary>Null where frames go through SignalR's own transport.</summary>
        public Lane? Lane => Context.Features.Get<Lane>();
    }
}
