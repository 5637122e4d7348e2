using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>A test that calls the hooks as an engine does.</summary>
public abstract class EngineTest(EngineFair fair, string hook) : FairTest(fair)
{
    protected async Task<string> Key(TestRoom room) =>
        Fair.Logs.Secret((await Api.Get($"/api/sessions/{room.Id}/ingest", Fair.Host)).Is(200)["streamKey"]
            .GetString()!.Split("key=")[1]);

    protected Task<Reply> Call(string body, string type = "application/json", string secret = EngineFair.Secret) =>
        Api.Send(HttpMethod.Post, $"/hooks/{hook}?secret={secret}", Api.Text(body, type), token: null);

    protected async Task<bool> IsLive(TestRoom room) =>
        (await Api.Get($"/api/sessions/{room.Id}/play")).Is(200)["live"].GetBoolean();

    protected static Task Until(Watcher watcher, string kind) =>
        watcher.Until(kind, () => watcher.Events.Any(logged => logged.GetProperty("kind").GetString() == kind));
}
