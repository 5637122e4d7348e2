using System.Collections.Concurrent;
using System.Security.Claims;
using LiveFair.Web.Lanes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.SignalR;

namespace LiveFair.Web.Tests.Lanes;

/// <summary>The hub's side of the connections of tests, each under the name that its client gave itself.</summary>
public sealed class Connections : IHubFilter, IStartupFilter
{
    private const string Claim = "who";

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

    /// <summary>Has each request's user carry the name: a lane keeps nothing else of a request.</summary>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((http, rest) =>
        {
            http.Response.OnStarting(() =>
            {
                http.User.AddIdentity(new ClaimsIdentity([new Claim(Claim, http.Request.Query[Claim].ToString())]));
                return Task.CompletedTask;
            });
            return rest(http);
        });
        next(app);
    };

    private static string Name(HubLifetimeContext context) => context.Context.User!.FindFirst(Claim)!.Value;

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
