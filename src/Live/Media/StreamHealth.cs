namespace LiveFair.Live.Media;

/// <summary>How a publisher does, over the last seconds of what it sent. Safe to read from any thread.</summary>
public sealed class StreamHealth
{
    /// <summary>How far back it looks.</summary>
    public const int WindowMs = 5_000;

    private readonly Lock _gate = new();
    private readonly Queue<Heard> _heard = new();
    private AvcConfig? _video;
    private string? _audio;
    private long _beganMs;
    private long _bytes;
    private long _keyMs = -1;
    private long _keyDistance;
    private long _newestMs;
    private LeftOutPictures _leftOut = new();
    private bool _hasPicture;
    private bool _hasDelay;

    /// <summary>A publisher begins at this time of the stream.</summary>
    public void Begin(long nowMs)
    {
        lock (_gate)
        {
            _heard.Clear();
            (_video, _audio) = (null, null);
            (_beganMs, _bytes, _keyMs, _keyDistance, _newestMs) = (nowMs, 0, -1, 0, nowMs);
            (_leftOut, _hasPicture, _hasDelay) = (new LeftOutPictures(), false, false);
        }
    }

    /// <summary>A frame came.</summary>
    /// <param name="tag">Which.</param>
    /// <param name="nowMs">The stream's own time.</param>
    public void Hear(FlvTag tag, long nowMs)
    {
        lock (_gate)
        {
            _heard.Enqueue(new Heard(nowMs, tag.Bytes.Length, tag.Kind == FlvKind.Video && !tag.IsConfig));
            _bytes += tag.Bytes.Length;
            Forget(nowMs);
            if (tag.IsConfig)
            {
                Learn(tag);
            }
            else if (tag.Kind == FlvKind.Video)
            {
                See(tag);
            }
        }
    }

    /// <summary>How it stands.</summary>
    /// <param name="nowMs">The stream's own time.</param>
    public HealthReport Report(long nowMs)
    {
        lock (_gate)
        {
            Forget(nowMs);
            var seconds = Math.Clamp(nowMs - _beganMs, 1, WindowMs) / 1_000.0;
            var report = new HealthReport
            {
                BitsPerSecond = (long)(_bytes * 8 / seconds),
                FramesPerSecond = Math.Round(_heard.Count(heard => heard.IsPicture) / seconds, 1),
                KeyFrameMs = _keyMs < 0 ? 0 : Math.Max(_keyDistance, _newestMs - _keyMs),
                Width = _video?.Width ?? 0,
                Height = _video?.Height ?? 0,
                VideoCodec = _video?.CodecString,
                AudioCodec = _audio,
                DroppedFrames = _leftOut.Count,
                BehindMs = _video is null ? 0 : Math.Max(0, nowMs - _newestMs),
            };
            return report with { Warnings = Warn(report, nowMs - _beganMs) };
        }
    }

    private void Learn(FlvTag tag)
    {
        if (tag.Kind == FlvKind.Video)
        {
            _video = AvcConfig.Parse(tag.Body[5..]);
            return;
        }

        _audio = tag.Body[0] >> 4 == FlvIntake.Aac
            ? AacConfig.Parse(tag.Body[2..])?.CodecString
            : OpusConfig.CodecString;
    }

    private void See(FlvTag tag)
    {
        if (_hasPicture)
        {
            _leftOut.Step(tag.Ms - _newestMs);
        }

        _hasPicture = true;
        _newestMs = Math.Max(_newestMs, tag.Ms);
        _hasDelay |= (tag.Body[2] | tag.Body[3] | tag.Body[4]) != 0;
        if (tag.IsKey)
        {
            _keyDistance = _keyMs < 0 ? 0 : tag.Ms - _keyMs;
            _keyMs = tag.Ms;
        }
    }

    private void Forget(long nowMs)
    {
        while (_heard.TryPeek(out var oldest) && oldest.AtMs < nowMs - WindowMs)
        {
            _bytes -= _heard.Dequeue().Bytes;
        }
    }

    private IReadOnlyList<HealthWarning> Warn(HealthReport report, long sinceMs)
    {
        var warnings = new List<HealthWarning>();
        void If(bool holds, HealthWarning warning)
        {
            if (holds)
            {
                warnings.Add(warning);
            }
        }

        var isSettled = sinceMs >= WindowMs;
        If(isSettled && report.VideoCodec is null, HealthWarning.NoVideo);
        If(isSettled && report.AudioCodec is null, HealthWarning.NoAudio);
        If(report.KeyFrameMs > 2_000, HealthWarning.KeyFramesFar);
        If(isSettled && report.BitsPerSecond > 4_000_000, HealthWarning.BitRateHigh);
        If(isSettled && report is { VideoCodec: not null, FramesPerSecond: < 10 }, HealthWarning.FrameRateLow);
        If(isSettled && report.VideoCodec is not null && report.BehindMs > 3_000, HealthWarning.Behind);
        If(_hasDelay, HealthWarning.FramesReordered);
        If(report.AudioCodec == OpusConfig.CodecString, HealthWarning.SoundIsOpus);
        return warnings;
    }

    private readonly record struct Heard(long AtMs, int Bytes, bool IsPicture);
}
