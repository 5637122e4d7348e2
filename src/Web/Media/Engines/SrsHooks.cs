using LiveFair.Live;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// The calls of SRS: JSON, with what follows the stream's name in <c>param</c>; <c>{"code":0}</c> lets them go on (SRS,
/// HTTP Callback).
/// </summary>
internal static class SrsHooks
{
    private const int Denied = 403;

    public static async Task<IResult> Serve(HttpRequest request, EngineDesk desk)
    {
        var refusal = await EngineCall.ReadJson(request) is { } call
            ? await Answer(call, desk)
            : Refusal.Invalid("The call cannot be read.");
        return Results.Json(new { code = refusal is null ? 0 : Denied, msg = refusal?.Words ?? "OK" });
    }

    private static async Task<Refusal?> Answer(EngineCall call, EngineDesk desk)
    {
        var action = call["action"];
        if (action is not ("on_publish" or "on_unpublish" or "on_play"))
        {
            return null; // Of connections, recordings and segments nothing depends on us.
        }

        if (EngineName.Read(call["app"], call["stream"], call["client_id"]) is not { } name)
        {
            return Refusal.Invalid("The stream has no name of ours.");
        }

        switch (action)
        {
            case "on_publish":
                return await desk.Publish(name, EngineCall.OfQuery(call["param"])["key"] ?? "");
            case "on_play":
                return await desk.Watch(name);
            default:
                desk.End(name);
                return null;
        }
    }
}
