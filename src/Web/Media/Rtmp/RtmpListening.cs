using System.Net;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Security.Certificates;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>
/// Where RTMP is taken, in the clear and over TLS. Nowhere when an engine carries the video, which may well have RTMP's
/// port on the same machine, nor where streams come from an origin.
/// </summary>
internal static class RtmpListening
{
    /// <summary>The port in the clear; null: none.</summary>
    public static int? PlainPort(MediaOptions media) => Open(media, media.Rtmp.Port);

    /// <summary>The port over TLS (RTMPS); null: none.</summary>
    public static int? SecurePort(MediaOptions media) => Open(media, media.Rtmp.SecurePort);

    /// <summary>Takes publishers on both.</summary>
    public static void ListenForRtmp(this KestrelServerOptions kestrel, IPAddress address, MediaOptions media)
    {
        if (PlainPort(media) is { } plain)
        {
            kestrel.Listen(address, plain, listen => listen.UseConnectionHandler<RtmpConnectionHandler>());
        }

        if (SecurePort(media) is { } secure)
        {
            kestrel.Listen(address, secure, listen =>
            {
                listen.UseCertificate();
                listen.UseConnectionHandler<RtmpConnectionHandler>();
            });
        }
    }

    private static int? Open(MediaOptions media, int port) =>
        media is { Engine.Kind: EngineKind.None, Origin: null } && port > 0 ? port : null;
}
