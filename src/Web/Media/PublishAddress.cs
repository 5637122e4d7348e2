using LiveFair.Web.Media.Engines;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>Where hosts publish by RTMP: at this process, or at the engine that carries the video.</summary>
internal sealed class PublishAddress(IOptions<MediaOptions> options, EngineAddresses engine)
{
    /// <summary>The server as OBS asks for it; null when nobody takes RTMP.</summary>
    /// <param name="asked">The host that the request was sent to: this machine, as its people call it.</param>
    public string? For(HostString asked) =>
        engine.AreSet ? engine.Publish
        : options.Value.Rtmp.Port is var port && port == 0 ? null
        : $"rtmp://{asked.Host}:{port}/{IngestEndpoints.App}";
}
