namespace LiveFair.Live.Media.Fmp4;

/// <summary>
/// Makes fMP4 parts of a stream of tags: for players over HLS and for the recording alike. Not safe for use by several
/// at once; it has no clock and holds no more than a few seconds.
/// </summary>
/// <remarks>
/// A new stretch begins, with <see cref="MediaPart.StartsAnew"/>, when the publisher comes again, when a codec's
/// configuration or the tracks change, and when time jumps. Picture waits for a key frame there; the init segment is
/// made once both sound and picture came, or after a second with one of them.
/// </remarks>
public sealed class Packager(PackagerOptions options)
{
    private const int LongestGap = 3_000;
    private const int LongestWait = 1_000;

    /// <summary>Encoders of sound begin a frame or two early; more would be heard without a picture.</summary>
    private const int LargestSoundLead = 100;
    private const int MostWaiting = 512;
    private const long LargestWaiting = 8 * 1024 * 1024;

    private readonly PartWriter _writer = new();
    private readonly List<MediaFrame> _waiting = [];
    private readonly List<MediaPart> _made = [];
    private readonly Codecs _codecs = new();
    private Stretch? _stretch;
    private long? _strayMs;

    /// <summary>Takes the next tag.</summary>
    /// <param name="tag">Its time on the session's media timeline steps back by 500 ms at most.</param>
    /// <param name="arrived">When it came in.</param>
    /// <returns>The parts that are whole now: mostly none.</returns>
    public IReadOnlyList<MediaPart> Take(FlvTag tag, DateTimeOffset arrived)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (options.Tracks == PackagedTracks.SoundOnly && tag.Kind != FlvKind.Audio)
        {
            return [];
        }

        if (tag.IsConfig)
        {
            Configure(tag);
        }
        else if (MediaFrame.Of(tag, arrived) is { } frame && _codecs.CanDecode(frame.Track))
        {
            Accept(frame);
        }

        return Made();
    }

    /// <summary>
    /// The publisher is gone, or the session over: hands over what waits. What comes afterwards begins anew, with
    /// configurations of its own.
    /// </summary>
    public IReadOnlyList<MediaPart> Finish()
    {
        if (_stretch is null && _waiting.Count > 0)
        {
            Begin();
        }

        End();
        _waiting.Clear();
        _codecs.Forget();
        return Made();
    }

    private IReadOnlyList<MediaPart> Made()
    {
        if (_made.Count == 0)
        {
            return [];
        }

        MediaPart[] made = [.. _made];
        _made.Clear();
        return made;
    }

    private void Configure(FlvTag tag)
    {
        var track = tag.Kind == FlvKind.Video ? TrackKind.Video : TrackKind.Audio;
        if (!_codecs.Differs(tag))
        {
            return;
        }

        if (track == TrackKind.Audio && _stretch is { HasPicture: true })
        {
            _codecs.Postpone(tag); // Until a key frame: pictures between here and there could not be shown.
            return;
        }

        End();
        _codecs.Set(tag);
        _waiting.RemoveAll(frame => frame.Track == track);
    }

    private void Accept(MediaFrame frame)
    {
        if (_stretch is { } old && IsBreak(old, frame))
        {
            End();
        }

        if (_stretch is not { } stretch)
        {
            Wait(frame);
        }
        else if (frame.Track == TrackKind.Video ? stretch.HasPicture : stretch.HasSound)
        {
            stretch.Add(frame, _made);
        }
        else if (frame.Track == TrackKind.Audio)
        {
            _strayMs = frame.Ms;
        }
    }

    /// <summary>Whether a frame cannot, or should not, go on the stretch that is.</summary>
    private bool IsBreak(Stretch stretch, MediaFrame frame)
    {
        if (frame.Track == TrackKind.Audio)
        {
            // Where there is picture it leads; where it is lost, sound goes on alone.
            return stretch.HasPicture
                ? frame.Ms - stretch.LastPictureMs > LongestGap
                : Jumps(stretch.LastSoundMs, frame);
        }

        return (stretch.HasPicture && Jumps(stretch.LastPictureMs, frame))
            || (frame.IsKey && TracksDiffer(stretch, frame));
    }

    private static bool Jumps(long? lastMs, MediaFrame frame) =>
        frame.Ms - lastMs > LongestGap || lastMs - frame.Ms > StreamClock.LargestStepBack;

    private bool TracksDiffer(Stretch stretch, MediaFrame key) =>
        !stretch.HasPicture
        || _codecs.IsPostponed
        || (stretch.HasSound ? key.Ms - stretch.LastSoundMs > LongestGap : key.Ms - _strayMs < LongestWait);

    private void Wait(MediaFrame frame)
    {
        if (_waiting.Count > 0 && _waiting[0].Ms - frame.Ms > StreamClock.LargestStepBack)
        {
            _waiting.Clear();
        }

        if (!frame.IsKey && !_waiting.Exists(one => one.Track == TrackKind.Video))
        {
            return;
        }

        _waiting.Add(frame);
        if (options.Tracks == PackagedTracks.SoundOnly
            || _waiting.Exists(one => one.Track != frame.Track)
            || frame.Ms - _waiting[0].Ms >= LongestWait
            || _waiting.Count >= MostWaiting
            || _waiting.Sum(one => (long)one.Data.Length) >= LargestWaiting)
        {
            Begin();
        }
    }

    private void Begin()
    {
        MediaFrame[] frames = [.. _waiting];
        _waiting.Clear();
        _strayMs = null;
        var key = Array.Find(frames, frame => frame.Track == TrackKind.Video);
        var sound = Array.Exists(frames, frame => frame.Track == TrackKind.Audio) ? _codecs.Sound : null;
        var init = _codecs.Init(key is null ? null : _codecs.Video, sound);
        _stretch = new Stretch(init, key is not null, sound, options, _writer);
        foreach (var frame in frames.Where(frame => key is null || frame.Ms >= key.Ms - LargestSoundLead))
        {
            Accept(frame);
        }
    }

    private void End()
    {
        _stretch?.Finish(_made);
        _stretch = null;
        _codecs.TakePostponed();
    }
}
