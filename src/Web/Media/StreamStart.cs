using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>Where a viewer can begin: a key frame, or any frame of a stream that is sound only.</summary>
/// <param name="Position">Its place in the ring.</param>
/// <param name="Video">How its pictures are decoded; null when there are none.</param>
/// <param name="Audio">How its sound is decoded; null when there is none.</param>
internal sealed record StreamStart(long Position, FlvTag? Video, FlvTag? Audio);
