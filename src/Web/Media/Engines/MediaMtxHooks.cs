using LiveFair.Live;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// The calls of MediaMTX: its HTTP authentication, which asks before anybody publishes or reads (2xx lets them), and
/// the two commands of docs/video.md, which tell that a publisher's stream is there or gone.
/// </summary>
internal static class MediaMtxHooks
{
    public static async Task<IResult> Serve(HttpRequest request, EngineDesk desk)
    {
        var refusal = await EngineCall.ReadJson(request) is { } call
            && EngineName.ReadPath(call["path"], call["id"] ?? "") is { } name
            ? await Answer(call, name, desk)
            : Refusal.Invalid("The call cannot be read.");
        return Results.Text(refusal?.Words ?? "OK", statusCode: refusal is null ? 200 : 401);
    }

    private static async Task<Refusal?> Answer(EngineCall call, EngineName name, EngineDesk desk)
    {
        switch (call["action"])
        {
            case "publish":
                return await desk.Expect(name, EngineCall.OfQuery(call["query"])["key"] ?? "");
            case "read" or "playback":
                return await desk.Watch(name);
            case "ready":
                return desk.Begin(name);
            case "notReady":
                desk.End(name);
                return null;
            default:
                return Refusal.NotAllowed("Not here.");
        }
    }
}
