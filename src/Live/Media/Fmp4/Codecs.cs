namespace LiveFair.Live.Media.Fmp4;

/// <summary>The configurations that a publisher sent, and the init segment made of them last.</summary>
internal sealed class Codecs
{
    private const int VideoHeader = 5;

    private FlvTag? _videoTag;
    private FlvTag? _soundTag;
    private FlvTag? _postponed;
    private MediaInit? _init;

    /// <summary>How pictures are decoded; null when nothing was said.</summary>
    public AvcConfig? Video { get; private set; }

    /// <summary>How sound is decoded; null when nothing was said.</summary>
    public SoundConfig? Sound { get; private set; }

    /// <summary>Whether another configuration of the sound waits.</summary>
    public bool IsPostponed => _postponed is not null;

    /// <summary>Whether frames of a track that come now can be decoded.</summary>
    public bool CanDecode(TrackKind track) =>
        track == TrackKind.Video ? Video is not null : Sound is not null && !IsPostponed;

    /// <summary>Whether a configuration says something new.</summary>
    public bool Differs(FlvTag tag)
    {
        var last = tag.Kind == FlvKind.Video ? _videoTag : _postponed ?? _soundTag;
        return last is null || !last.Body.SequenceEqual(tag.Body);
    }

    /// <summary>Takes a configuration; one that cannot be read means that the track cannot be decoded.</summary>
    public void Set(FlvTag tag)
    {
        if (tag.Kind == FlvKind.Video)
        {
            _videoTag = tag;
            Video = tag.Body.Length > VideoHeader ? AvcConfig.Parse(tag.Body[VideoHeader..]) : null;
        }
        else
        {
            (_soundTag, _postponed) = (tag, null);
            Sound = SoundConfig.Parse(tag.Body);
        }
    }

    /// <summary>Keeps a configuration of the sound for later.</summary>
    public void Postpone(FlvTag tag) => _postponed = tag;

    /// <summary>Takes the configuration that was kept for later.</summary>
    public void TakePostponed()
    {
        if (_postponed is { } tag)
        {
            Set(tag);
        }
    }

    /// <summary>A publisher who comes again says everything again.</summary>
    public void Forget() => (_videoTag, _soundTag, _postponed, Video, Sound) = (null, null, null, null, null);

    /// <summary>The init segment of these tracks: the one before when it is the same.</summary>
    public MediaInit Init(AvcConfig? video, SoundConfig? sound)
    {
        var data = InitSegment.Write(video, sound);
        if (_init is null || !_init.Data.Span.SequenceEqual(data))
        {
            string?[] codecs = [video?.CodecString, sound?.CodecString];
            var names = string.Join(',', codecs.Where(codec => codec is not null));
            _init = new MediaInit((_init?.Version ?? 0) + 1, data, names, video?.Width ?? 0, video?.Height ?? 0);
        }

        return _init;
    }
}
