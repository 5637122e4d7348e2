namespace LiveFair.Web.Media.Engines;

/// <summary>The engine that carries the video when one machine is outgrown (media.engine in orleans.json).</summary>
public sealed class EngineOptions
{
    /// <summary>Which one calls our hooks. Default none: this process carries the video itself.</summary>
    public EngineKind Kind { get; set; } = EngineKind.None;

    /// <summary>What its calls carry as <c>?secret=</c>; at least 16 characters, needed with an engine.</summary>
    public string? Secret { get; set; }

    /// <summary>Addresses that the engine may call from, with commas between them. Default: this machine.</summary>
    public string AllowFrom { get; set; } = "127.0.0.1,::1";

    /// <summary>Where hosts publish, an rtmp or rtmps address without the stream's name; null: not offered.</summary>
    public string? PublishUrl { get; set; }

    /// <summary>Where viewers get HTTP-FLV, an http or https address with <c>{stream}</c>; null: not offered.</summary>
    public string? FlvUrl { get; set; }

    /// <summary>Where viewers get HLS, an http or https address with <c>{stream}</c>; null: not offered.</summary>
    public string? HlsUrl { get; set; }
}

/// <summary>See <see cref="EngineOptions"/>.</summary>
public enum EngineKind
{
    /// <summary>This process carries the video.</summary>
    None,

    /// <summary>SRS 4 or newer.</summary>
    Srs,

    /// <summary>nginx with its RTMP module.</summary>
    NginxRtmp,

    /// <summary>MediaMTX.</summary>
    MediaMtx,
}
