using LiveFair.Bench.Options;
using LiveFair.Bench.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LiveFair.Bench.Fanout;

/// <summary>
/// What SignalR does by itself, to be measured beside LiveFair: every comment is sent to all, at once or gathered for
/// a tick. Nothing is stored and nobody is checked.
/// </summary>
internal static class BaselineServer
{
    public const string Command = "fanout-baseline";

    private const string Usage = Command + " --port PORT [--tick MILLISECONDS]";

    public static async Task<int> Run(IReadOnlyList<string> args)
    {
        var list = new OptionList(args, Usage, "--port", "--tick");
        var port = (int)list.Number("--port", 0, 1, 65_535);
        var tick = TimeSpan.FromMilliseconds(list.Number("--tick", 0, 0, 10_000));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders(); // Nobody reads what it prints after its first line.
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.ListenLocalhost(port));
        builder.Services.AddSingleton<Gathered>();
        builder.Services.AddSignalR(hub => hub.ClientTimeoutInterval = TimeSpan.FromMinutes(10))
            .AddMessagePackProtocol();
        var app = builder.Build();
        app.MapHub<BaselineHub>("/live", options => options.Transports = HttpTransportType.WebSockets);
        await app.StartAsync();
        Console.WriteLine(PinnedProcess.Ready);
        if (tick > TimeSpan.Zero)
        {
            await Tell(app.Services.GetRequiredService<Gathered>(), tick, app.Lifetime.ApplicationStopping);
        }

        await app.WaitForShutdownAsync();
        return 0;
    }

    private static async Task Tell(Gathered gathered, TimeSpan tick, CancellationToken stopping)
    {
        gathered.Ticks = true;
        using var timer = new PeriodicTimer(tick);
        try
        {
            while (await timer.WaitForNextTickAsync(stopping))
            {
                await gathered.Tell();
            }
        }
        catch (OperationCanceledException)
        {
            // Asked to end.
        }
    }
}
