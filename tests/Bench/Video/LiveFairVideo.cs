using LiveFair.Bench.Fair;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Video;

/// <summary>LiveFair with one session on air.</summary>
internal static class LiveFairVideo
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Starts it, a session in it, and its publisher.</summary>
    /// <param name="kind">How it will be watched: flv or hls.</param>
    /// <param name="file">What is published.</param>
    /// <param name="build">The program; null for the one of this source tree.</param>
    /// <exception cref="FairProblem">It cannot be measured.</exception>
    public static async Task<VideoPeer> Start(string kind, VideoFile file, string? build)
    {
        var owned = new List<IAsyncDisposable>();
        try
        {
            var server = await ServerProcess.Start(build, core: Cores.Server, rtmpPort: FreePort.Find());
            owned.Add(server);
            using var fair = new FairClient(server.Url);
            var host = await fair.Login("host", "livefair-demo");
            var session = await LiveSession.Start(fair, host);
            owned.Add(await file.Publish(await Address(fair, host, session)));
            var path = await WaitUntilLive(fair, session, kind);
            return new VideoPeer([server.ProcessId], server.Url.Port, kind, path, owned);
        }
        catch
        {
            foreach (var one in owned.AsEnumerable().Reverse())
            {
                await one.DisposeAsync();
            }

            throw;
        }
    }

    /// <summary>Where the session is published to.</summary>
    private static async Task<string> Address(FairClient fair, string host, string session)
    {
        var given = (await fair.Call(HttpMethod.Get, $"/api/sessions/{session}/ingest", host)).Need("The stream key");
        return $"{given.GetProperty("rtmpUrl").GetString()}/{given.GetProperty("streamKey").GetString()}";
    }

    private static async Task<string> WaitUntilLive(FairClient fair, string session, string kind)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!patience.IsCancellationRequested)
        {
            var play = (await fair.Call(HttpMethod.Get, $"/api/sessions/{session}/play")).Need("Playing");
            var path = play.GetProperty(kind).GetString()!;
            if (play.GetProperty("live").GetBoolean()
                && (kind != "hls" || (await fair.Call(HttpMethod.Get, path)).Ok))
            {
                return path;
            }

            await Task.Delay(100);
        }

        throw new FairProblem("The session got no video.");
    }
}
