namespace LiveFair.Bench.Video;

/// <summary>What is measured.</summary>
internal enum VideoAct
{
    /// <summary>Viewers of HTTP-FLV, beside those of RTMP at nginx-rtmp.</summary>
    Flv,

    /// <summary>Viewers that read nothing or too little, beside others.</summary>
    Slow,

    /// <summary>Viewers of low-latency HLS.</summary>
    Hls,
}
