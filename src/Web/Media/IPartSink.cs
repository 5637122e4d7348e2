using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Web.Media;

/// <summary>
/// Takes a stream's fMP4 parts: the window that players read, the recording. Called on the publisher's path, one call
/// at a time: it must not wait.
/// </summary>
internal interface IPartSink : IAsyncDisposable
{
    /// <summary>As <see cref="PackagedStream.GoOnAir"/>.</summary>
    void GoOnAir();

    /// <summary>The next part; its bytes are shared and never change.</summary>
    void Take(MediaPart part);

    /// <summary>The publisher left; all that it sent was handed over.</summary>
    void Pause();

    /// <summary>Nothing will come any more.</summary>
    void End();
}
