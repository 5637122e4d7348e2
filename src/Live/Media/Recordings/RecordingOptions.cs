namespace LiveFair.Live.Media.Recordings;

/// <summary>What is kept of the video (media.recording in orleans.json).</summary>
public sealed class RecordingOptions
{
    /// <summary>Whether sessions are recorded.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How long a recording is kept after its session ended; 1 hour to 10 years.</summary>
    public TimeSpan Keep { get; set; } = TimeSpan.FromDays(60);

    /// <summary>Bytes that recording leaves free on the disk; 0 to 1 TiB.</summary>
    public long MinFree { get; set; } = 1024 * 1024 * 1024;
}
