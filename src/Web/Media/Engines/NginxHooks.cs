using LiveFair.Live;

namespace LiveFair.Web.Media.Engines;

/// <summary>
/// The calls of nginx's RTMP module: form fields, to which it adds what follows the stream's name as it came; 2xx lets
/// them go on (nginx-rtmp-module, Notify). Its updates ask again, so that a changed key cuts its publisher off.
/// </summary>
internal static class NginxHooks
{
    public static async Task<IResult> Serve(HttpRequest request, EngineDesk desk)
    {
        var refusal = await EngineCall.ReadForm(request) is { } call
            ? await Answer(call, desk)
            : Refusal.Invalid("The call cannot be read.");
        return Results.Text(refusal?.Words ?? "OK", statusCode: refusal is null ? 200 : 403);
    }

    private static async Task<Refusal?> Answer(EngineCall call, EngineDesk desk)
    {
        var action = call["call"];
        if (EngineName.Read(call["app"], call["name"], call["clientid"]) is not { } name)
        {
            return Refusal.Invalid("The stream has no name of ours.");
        }

        switch (action)
        {
            case "publish" or "update_publish":
                return await desk.Publish(name, call["key"] ?? "");
            case "play" or "update_play":
                return await desk.Watch(name);
            case "publish_done":
                desk.End(name);
                return null;
            default:
                return action is null ? Refusal.Invalid("The call has no name.") : null;
        }
    }
}
