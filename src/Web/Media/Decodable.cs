using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// Which of a publisher's frames somebody can decode: none before it says how, and no picture between a beginning, or
/// another configuration, and the key frame behind it. Not safe for use by several at once.
/// </summary>
internal sealed class Decodable
{
    private FlvTag? _video;
    private FlvTag? _audio;
    private bool _needsKey = true;

    /// <summary>Another publisher begins, who says anew how to decode what it sends.</summary>
    public void Begin() => (_video, _audio, _needsKey) = (null, null, true);

    /// <summary>Whether a frame is to be passed on.</summary>
    public bool Admits(FlvTag tag)
    {
        if (tag.Kind != FlvKind.Video)
        {
            _audio = tag.IsConfig ? tag : _audio;
            return _audio is not null;
        }

        if (tag.IsConfig)
        {
            _needsKey |= _video is null || !_video.Body.SequenceEqual(tag.Body);
            _video = tag;
            return true;
        }

        _needsKey &= !tag.IsKey || _video is null;
        return !_needsKey;
    }

    /// <summary>Whether somebody who comes now can begin with a frame that was admitted.</summary>
    public bool CanStartWith(FlvTag tag) => tag.IsKey || (_video is null && !tag.IsConfig);

    /// <summary>What they need to begin there.</summary>
    public StreamStart StartAt(long position) => new(position, _video, _audio);
}
