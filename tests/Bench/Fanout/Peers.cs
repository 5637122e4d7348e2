using LiveFair.Bench.Fair;
using LiveFair.Bench.Load;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Fanout;

/// <summary>The servers that are measured, by name.</summary>
internal static class Peers
{
    /// <summary>LiveFair itself.</summary>
    public const string Own = "livefair";

    public static readonly string[] All = [Own, "signalr-tick", "signalr", "limit"];

    /// <summary>Milliseconds between the flushes of those that have a tick.</summary>
    private const string Tick = "100";

    // A connection's calls are taken one after the other, each after its commit.
    private const double CommentsPerConnection = 20;

    // Comments come from few connections as fast as they can.
    private const string Settings = """
        {
          "viewers": { "commentBurst": 100, "commentInterval": "00:00:00.01" },
          "feed": { "readablePerSecond": {readable} },
          "limits": {
            "newViewers": { "burst": 1000000 }, "codes": { "burst": 1000000 }, "allCodes": { "burst": 1000000 }
          }
        }
        """;

    public static Task<Peer> Start(string name, LoadClient client, FanoutOptions options) => name switch
    {
        Own => LiveFair(options),
        "signalr-tick" => Baseline(options, "--tick", Tick),
        "signalr" => Baseline(options),
        _ => Limit(client),
    };

    private static async Task<Peer> LiveFair(FanoutOptions options)
    {
        var settings = Settings.Replace("{readable}", $"{options.Readable}", StringComparison.Ordinal);
        var server = await ServerProcess.Start(options.Build, settings, Cores.Server);
        try
        {
            return new Peer(server.ProcessId, server.Url.Port, await Words(server.Url, options), server);
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>Starts a session with as many who comment as the rates need.</summary>
    private static async Task<IReadOnlyList<string>> Words(Uri server, FanoutOptions options)
    {
        using var fair = new FairClient(server);
        var session = await LiveSession.Start(fair, await fair.Login("host", "livefair-demo"));
        var most = options.Rates.Max() * (options.Act == FanoutAct.Overload ? Overload.Factor : 1);
        var connections = (int)Math.Clamp(Math.Ceiling(most / CommentsPerConnection), 1, 200);
        var crowd = await Crowd.Gather(
            fair, [.. Enumerable.Range(1, connections).Select(i => $"观众{i}")], withPhone: connections);
        return
        [
            "-u", "/hubs/live", "-s", HubWords.Handshake, "-j", "2",
            .. HubWords.Watch(session).SelectMany(open => new[] { "-v", $"1|{open}" }),
            .. HubWords.WatchOn(session, await Epoch(fair, session)).SelectMany(again => new[] { "-e", again }),
            .. HubWords.KeepAlive, "-S", HubWords.Handshake, "-K", $"{connections}",
            .. crowd.SelectMany(viewer => new[] { "-M", $"Authorization: Bearer {viewer.Token}" }),
            .. new HubWords(options.Bytes).Comment(session),
        ];
    }

    private static async Task<string> Epoch(FairClient fair, string session)
    {
        var found = (await fair.Call(HttpMethod.Get, $"/api/sessions/{session}")).Need("The session");
        return found.GetProperty("epoch").GetString()!;
    }

    private static async Task<Peer> Baseline(FanoutOptions options, params string[] more)
    {
        var port = FreePort.Find();

        // With the settings of the runtime that LiveFair gives itself (Web.csproj): what is compared is the servers.
        string[] command =
        [
            "env", "DOTNET_TieredCompilation=0", "DOTNET_ThreadPool_UnfairSemaphoreSpinLimit=0",
            "DOTNET_GCRetainVM=1", "dotnet", typeof(Peers).Assembly.Location, BaselineServer.Command,
            "--port", $"{port}", .. more,
        ];
        var child = await PinnedProcess.Start(command);
        return new Peer(
            child.Id,
            port,
            [
                "-u", "/live", "-s", HubWords.Handshake, "-j", "1", .. HubWords.KeepAlive, "-S", HubWords.Handshake,
                .. new HubWords(options.Bytes).Publish,
            ],
            child);
    }

    private static async Task<Peer> Limit(LoadClient client)
    {
        var port = FreePort.Find();
        var child = await PinnedProcess.Start([client.Limit, $"{port}", Tick]);
        return new Peer(child.Id, port, ["-U", "/pub", "-m", "text:{P}"], child);
    }
}
