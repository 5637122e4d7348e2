namespace LiveFair.Live.Media.Fmp4;

/// <summary>
/// The sound that waits for its part. It is counted in samples and so goes on without a seam, whatever its tags' whole
/// milliseconds say, until both are more than 120 ms apart.
/// </summary>
internal sealed class SoundTrack(SoundConfig config)
{
    private const int LargestDriftMs = 120;
    private const int LongestFrameSeconds = 3;

    private readonly List<Sample> _samples = [];
    private readonly long _rate = config.SampleRate;
    private long _start;
    private long? _end;

    /// <summary>Frames that wait.</summary>
    public int Count => _samples.Count;

    /// <summary>Where they begin, in ms.</summary>
    public long StartMs => Ms(_start);

    /// <summary>Where they end, in ms.</summary>
    public long EndMs => Ms(_end ?? 0);

    /// <summary>How long the newest lasts, in ms, rounded up.</summary>
    public long StepMs => ((_samples[^1].Duration * 1000L) + _rate - 1) / _rate;

    /// <summary>Where the newest begins, in samples and in ms.</summary>
    public long NewestAt => (_end ?? 0) - _samples[^1].Duration;

    /// <inheritdoc cref="NewestAt" />
    public long NewestMs => Ms(NewestAt);

    /// <summary>When the newest came in.</summary>
    public DateTimeOffset Arrived { get; private set; }

    /// <summary>
    /// Takes a frame. A gap before it makes the frame before it last longer, or is left between two parts; one that
    /// comes while the sound is too far ahead is left out, so that time never steps back.
    /// </summary>
    public void Add(MediaFrame frame)
    {
        var samples = config.SamplesIn(frame.Data.Span);
        var written = frame.Ms * _rate / 1000;
        var ahead = (_end ?? written) - written;
        if (samples == 0 || ahead > _rate * LargestDriftMs / 1000)
        {
            return;
        }

        if (-ahead > _rate * LargestDriftMs / 1000)
        {
            Bridge(-ahead);
        }

        var at = _end ?? written;
        if (_samples.Count == 0)
        {
            _start = at;
        }

        _samples.Add(new Sample(frame.Data, samples, 0, true));
        _end = at + samples;
        Arrived = frame.Arrived;
    }

    /// <summary>Hands the frames over.</summary>
    public SampleRun Take()
    {
        var run = new SampleRun(TrackKind.Audio, _start, [.. _samples]);
        _samples.Clear();
        return run;
    }

    private void Bridge(long gap)
    {
        if (_samples.Count > 0)
        {
            gap = Math.Min(gap, _rate * LongestFrameSeconds);
            _samples[^1] = _samples[^1] with { Duration = _samples[^1].Duration + (uint)gap };
        }

        _end += gap;
    }

    private long Ms(long samples) => samples * 1000 / _rate;
}
