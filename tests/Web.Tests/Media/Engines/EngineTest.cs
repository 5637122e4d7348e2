using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Web.Tests.Hosting;
using LiveFair.Web.Tests.Hubs;
using Microsoft.Extensions.DependencyInjection;

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

    /// <summary>
    /// The room has lost its picture, so that it is seen to go on once the keeper has seen one: of a publisher who
    /// comes and goes between two rounds nobody would ever hear.
    /// </summary>
    protected async Task<Watcher> WatchWithoutPicture(TestRoom room)
    {
        var watcher = await Watch(null, room);
        var session = Fair.Services.GetRequiredService<IGrainFactory>().GetSession(new SessionId(room.Id));
        Assert.True((await session.Do(new LosePicture { By = Caller.Nobody })).Ok, "the room is live");
        await Until(watcher, "paused");
        return watcher;
    }

    protected static Task Until(Watcher watcher, string kind, int times = 1) => watcher.Until(
        $"{kind}, {times} times",
        () => watcher.Events.Count(logged => logged.GetProperty("kind").GetString() == kind) >= times);
}
