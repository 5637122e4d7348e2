using LiveFair.Live;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>One publisher's video on its way into a session. Disposed when the publisher is gone.</summary>
internal abstract class Publication : IDisposable
{
    /// <summary>Ends when the publisher is to be cut off: session, key or publisher changed.</summary>
    public abstract CancellationToken Ended { get; }

    /// <summary>Takes the next frame.</summary>
    /// <param name="ms">Milliseconds on the publisher's own clock of 32 bits, which wraps.</param>
    /// <param name="body">The body of an FLV tag; not kept.</param>
    /// <returns>Null when taken; else why it cannot be: the connection says so and closes.</returns>
    public abstract Refusal? Take(FlvKind kind, uint ms, ReadOnlySpan<byte> body);

    public abstract void Dispose();
}
