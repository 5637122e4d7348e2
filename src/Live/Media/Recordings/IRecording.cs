using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Live.Media.Recordings;

/// <summary>
/// A recording that goes on. Its disk may be slow or full: then parts are left out, and neither the publisher nor
/// anybody who watches notices. Disposing waits for what was taken, but not for ever.
/// </summary>
public interface IRecording : IAsyncDisposable
{
    /// <summary>Whether parts were left out since it began.</summary>
    bool IsIncomplete { get; }

    /// <summary>Takes the next part. Never waits; one call at a time.</summary>
    void Take(MediaPart part);

    /// <summary>Nothing more will come: what was taken is written, and the files closed, in its own time.</summary>
    void End();
}
