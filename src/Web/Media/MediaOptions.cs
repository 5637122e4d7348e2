using LiveFair.Live.Media.Recordings;
using LiveFair.Web.Media.Engines;
using LiveFair.Web.Media.Rtmp;

namespace LiveFair.Web.Media;

/// <summary>The video (media in orleans.json).</summary>
public sealed class MediaOptions
{
    /// <summary>How OBS, ffmpeg and phones' encoders publish.</summary>
    public RtmpOptions Rtmp { get; set; } = new();

    /// <summary>How many bytes of frames are kept for each stream; 4 MiB to 256 MiB.</summary>
    public long RingBytes { get; set; } = 32 * 1024 * 1024;

    /// <summary>How long a silent publisher keeps its place; 1 to 60 s.</summary>
    public TimeSpan PublisherPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How long no frame comes before the session pauses; 1 to 60 s.</summary>
    public TimeSpan PauseAfter { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a play URL holds at least; it may hold up to an hour longer. 10 min to 7 days.</summary>
    public TimeSpan PlayFor { get; set; } = TimeSpan.FromHours(12);

    /// <summary>
    /// Where the publishers' node is, as <c>http://host:port</c>; null: this node is it. Another node pulls each stream
    /// once and serves it from its own ring.
    /// </summary>
    public Uri? Origin { get; set; }

    /// <summary>How long a part of low-latency HLS is, to the next picture; 200 ms to 2 s.</summary>
    public TimeSpan Part { get; set; } = TimeSpan.FromMilliseconds(500);

    /// <summary>After so long the next key frame begins a segment of HLS; 1 to 6 s.</summary>
    public TimeSpan Segment { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What is kept to be watched again.</summary>
    public RecordingOptions Recording { get; set; } = new();

    /// <summary>Who carries the video instead of this process; by default nobody.</summary>
    public EngineOptions Engine { get; set; } = new();
}
