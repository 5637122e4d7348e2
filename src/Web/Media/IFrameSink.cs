using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// What makes something else of a stream's frames (segments, a recording). Called on the publisher's path, one call at
/// a time: it must not wait.
/// </summary>
internal interface IFrameSink : IAsyncDisposable
{
    /// <summary>A publisher begins, for the first time or again: what follows need not fit what came before.</summary>
    void Begin();

    /// <summary>The session begins, or has begun: what comes now may be kept. Said once, on any path.</summary>
    void GoOnAir();

    /// <summary>The next frame, on the stream's timeline.</summary>
    void Take(FlvTag tag);

    /// <summary>The publisher left; it may come again.</summary>
    void Pause();

    /// <summary>Nothing will come any more.</summary>
    void End();
}
