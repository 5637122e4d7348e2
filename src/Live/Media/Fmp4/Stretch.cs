namespace LiveFair.Live.Media.Fmp4;

/// <summary>Media without a break: one init segment, tracks that do not change, and time that goes on.</summary>
internal sealed class Stretch(
    MediaInit init, bool hasPicture, SoundConfig? sound, PackagerOptions options, PartWriter writer)
{
    /// <summary>A key frame that comes this much too early begins the segment all the same.</summary>
    private const int EarlyKeyMs = 50;
    private const long LargestPart = 8 * 1024 * 1024;
    private const long LargestSegment = 32 * 1024 * 1024;

    private readonly PictureTrack? _picture = hasPicture ? new PictureTrack() : null;
    private readonly SoundTrack? _sound = sound is null ? null : new SoundTrack(sound);
    private readonly long _partMs = (long)options.Part.TotalMilliseconds;
    private readonly long _segmentMs = (long)options.Segment.TotalMilliseconds - EarlyKeyMs;
    private readonly long _longestMs = (long)options.LongestSegment.TotalMilliseconds;
    private long? _segmentStart;
    private long _segmentBytes;
    private bool _startsSegment = true;
    private bool _endsSegment;
    private bool _startsAnew = true;

    /// <summary>Whether it has pictures.</summary>
    public bool HasPicture => _picture is not null;

    /// <summary>Whether it has sound.</summary>
    public bool HasSound => _sound is not null;

    /// <summary>When the last frame of a track was decoded, in ms; null when none came.</summary>
    public long? LastPictureMs { get; private set; }

    /// <inheritdoc cref="LastPictureMs" />
    public long? LastSoundMs { get; private set; }

    /// <summary>Takes a frame of a track that it has.</summary>
    /// <param name="frame">The first picture is a key.</param>
    /// <param name="into">Gets the parts that are whole now.</param>
    public void Add(MediaFrame frame, ICollection<MediaPart> into)
    {
        if (frame.Track == TrackKind.Video)
        {
            LastPictureMs = frame.Ms;
            AddPicture(_picture!, frame, into);
        }
        else
        {
            LastSoundMs = frame.Ms;
            AddSound(_sound!, frame, into);
        }
    }

    /// <summary>Nothing more comes: hands over what waits.</summary>
    public void Finish(ICollection<MediaPart> into)
    {
        _picture?.Finish();
        EndSegment(_picture?.EndMs ?? 0, into);
    }

    private void AddPicture(PictureTrack picture, MediaFrame frame, ICollection<MediaPart> into)
    {
        picture.Add(frame);
        _segmentStart ??= picture.EndMs;
        var length = picture.EndMs - _segmentStart.Value;
        if ((frame.IsKey && length >= _segmentMs) || length >= _longestMs || _segmentBytes >= LargestSegment)
        {
            EndSegment(picture.EndMs, into);
        }
        else if (picture.Count > 0
            && (picture.EndMs - picture.StartMs >= _partMs || picture.Bytes >= LargestPart))
        {
            Flush(into);
        }
    }

    private void AddSound(SoundTrack sound, MediaFrame frame, ICollection<MediaPart> into)
    {
        sound.Add(frame);
        if (HasPicture || sound.Count == 0)
        {
            return; // Sound goes along with the pictures.
        }

        _segmentStart ??= sound.StartMs;
        if (sound.EndMs - sound.StartMs + sound.StepMs > _partMs)
        {
            if (sound.EndMs - _segmentStart >= _segmentMs)
            {
                EndSegment(sound.EndMs, into);
            }
            else
            {
                Flush(into);
            }
        }
    }

    private void EndSegment(long ms, ICollection<MediaPart> into)
    {
        _endsSegment = true;
        Flush(into);
        (_segmentStart, _segmentBytes, _startsSegment, _endsSegment) = (ms, 0, true, false);
    }

    private void Flush(ICollection<MediaPart> into)
    {
        var part = _picture is { Count: > 0 } picture ? PartOf(picture)
            : _picture is null && _sound is { Count: > 0 } sound ? PartOf(sound)
            : null;
        if (part is not null)
        {
            (_startsSegment, _startsAnew) = (false, false);
            _segmentBytes += part.Data.Length;
            into.Add(part);
        }
    }

    private MediaPart PartOf(PictureTrack picture)
    {
        var (newest, isKey) = (picture.Newest, picture.StartsWithKey);
        var shown = Math.Max(0, newest.Ms + newest.Offset);
        var clock = new ArrivalClock(shown, newest.Arrived);
        var data = _sound is { Count: > 0 }
            ? writer.Write(clock, picture.Take(), _sound.Take())
            : writer.Write(clock, picture.Take());
        return Part(data, picture.StartMs, picture.EndMs, isKey, newest.Arrived, shown);
    }

    private MediaPart PartOf(SoundTrack sound)
    {
        var shown = sound.NewestMs;
        var data = writer.Write(new ArrivalClock(sound.NewestAt, sound.Arrived), sound.Take());
        return Part(data, sound.StartMs, sound.EndMs, true, sound.Arrived, shown);
    }

    private MediaPart Part(byte[] data, long start, long end, bool isKey, DateTimeOffset arrived, long shown) => new()
    {
        Data = data,
        Init = init,
        StartMs = start,
        DurationMs = end - start,
        StartsWithKey = isKey,
        StartsSegment = _startsSegment,
        EndsSegment = _endsSegment,
        StartsAnew = _startsAnew,
        Arrived = arrived,
        ArrivedMs = shown,
    };
}
