using LiveFair.Web.Media.Engines;
using LiveFair.Web.Media.Rtmp;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>Where hosts publish by RTMP: at this process, or at the engine that carries the video.</summary>
internal sealed class PublishAddress(IOptions<MediaOptions> options, EngineAddresses engine)
{
    /// <summary>The server as OBS asks for it; null when nobody takes RTMP.</summary>
    /// <param name="asked">The host that the request was sent to: this machine, as its people call it.</param>
    public string? For(HostString asked) =>
        engine.AreSet ? engine.Publish : Address("rtmp", asked, RtmpListening.PlainPort(options.Value));

    /// <summary>The same over TLS; null when nobody takes that.</summary>
    public string? SecureFor(HostString asked) =>
        Address("rtmps", asked, RtmpListening.SecurePort(options.Value));

    private static string? Address(string scheme, HostString asked, int? port) =>
        port is null ? null : $"{scheme}://{asked.Host}:{port}/{IngestEndpoints.App}";
}
