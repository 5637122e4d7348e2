using LiveFair.Bench.Fair;
using LiveFair.Bench.Servers;

namespace LiveFair.Bench.Load;

/// <summary>A server with its live sessions, and the people in them, each with a confirmed phone.</summary>
internal sealed record Hall(
    ServerProcess Server, FairClient Fair, string Host, IReadOnlyList<string> Sessions, Viewer[] People)
    : IAsyncDisposable
{
    // A few hundred connections write what a hall of people would, and they all come from one address.
    private const string Settings = """
        {
          "viewers": { "commentBurst": 100, "commentInterval": "00:00:00.01" },
          "limits": {
            "newViewers": { "burst": 1000000 }, "codes": { "burst": 1000000 }, "allCodes": { "burst": 1000000 }
          }
        }
        """;

    /// <exception cref="FairProblem">It cannot be opened.</exception>
    public static async Task<Hall> Open(string? build, int sessions, int people)
    {
        var server = await ServerProcess.Start(build, Settings);
        var fair = new FairClient(server.Url);
        try
        {
            var host = await fair.Login("host", "livefair-demo");
            var ids = new List<string>();
            while (ids.Count < sessions)
            {
                ids.Add(await LiveSession.Start(fair, host, LiveSession.MostPostings));
            }

            string[] nicknames = [.. Enumerable.Range(1, people).Select(i => $"观众{i}")];
            return new Hall(server, fair, host, ids, await Crowd.Gather(fair, nicknames, withPhone: people));
        }
        catch
        {
            fair.Dispose();
            await server.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Fair.Dispose();
        await Server.DisposeAsync();
    }
}
