using LiveFair.Web.Hosting;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Tests.Hosting;

namespace LiveFair.Web.Tests.Media.Engines;

/// <summary>A fair whose video an engine carries, and that pauses soon.</summary>
public class EngineFair(EngineKind kind) : FairServer
{
    public const string Secret = "hook-secret-0123456789";

    protected override FairSettings Settings
    {
        get
        {
            var settings = base.Settings;
            settings.Media.PauseAfter = TimeSpan.FromSeconds(1);
            settings.Media.Engine = new EngineOptions
            {
                Kind = kind,
                Secret = Logs.Secret(Secret),
                PublishUrl = "rtmp://media.example/live",
                FlvUrl = "https://media.example:8443/live/{stream}.flv",
                HlsUrl = "https://media.example:8443/live/{stream}.m3u8",
            };
            return settings;
        }
    }
}

public sealed class SrsFair() : EngineFair(EngineKind.Srs);

public sealed class NginxFair() : EngineFair(EngineKind.NginxRtmp);

public sealed class MediaMtxFair() : EngineFair(EngineKind.MediaMtx);
