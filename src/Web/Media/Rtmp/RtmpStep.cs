using LiveFair.Live.Media;

namespace LiveFair.Web.Media.Rtmp;

/// <summary>What a caller of <see cref="RtmpSession"/> has to do.</summary>
internal enum RtmpStep
{
    /// <summary>Read more.</summary>
    NeedsMore,

    /// <summary>Find out about what is wanted, then grant or refuse it.</summary>
    Publish,

    /// <summary>Take a frame.</summary>
    Frame,

    /// <summary>The publisher has ended its stream; it may stay for another.</summary>
    Unpublish,

    /// <summary>Send what was said and close.</summary>
    Close,

    /// <summary>Close at once: no sense can be made of it, or it was too much.</summary>
    Abort,
}

/// <summary>A frame of a publisher.</summary>
/// <param name="Ms">Milliseconds on the publisher's clock, which wraps.</param>
/// <param name="Body">The body of an FLV tag, good until the next is read.</param>
internal readonly record struct RtmpFrame(FlvKind Kind, uint Ms, ReadOnlyMemory<byte> Body);
