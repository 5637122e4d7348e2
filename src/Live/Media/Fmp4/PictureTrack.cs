namespace LiveFair.Live.Media.Fmp4;

/// <summary>
/// The pictures that wait for their part. How long a frame lasts is known when the next comes, so that the newest one
/// is kept back.
/// </summary>
internal sealed class PictureTrack
{
    private const int UsualStep = 40;
    private const int LargestSkew = 2_000;

    private readonly List<Sample> _samples = [];
    private MediaFrame? _open;
    private MediaFrame? _newest;
    private long _start;
    private long _step = UsualStep;

    /// <summary>Frames whose duration is known.</summary>
    public int Count => _samples.Count;

    /// <summary>Their bytes.</summary>
    public long Bytes { get; private set; }

    /// <summary>Where they begin, in ms.</summary>
    public long StartMs => _start;

    /// <summary>Where they end and the newest begins, in ms.</summary>
    public long EndMs { get; private set; }

    /// <summary>The newest frame whose duration is known.</summary>
    public MediaFrame Newest => _newest!;

    /// <summary>Whether the first of them is a key.</summary>
    public bool StartsWithKey => _samples[0].IsKey;

    /// <summary>Takes a frame. One that does not lie after the one before is decoded a millisecond after it.</summary>
    public void Add(MediaFrame frame)
    {
        var at = _open is null ? frame.Ms : Math.Max(frame.Ms, EndMs + 1);
        Close(at);
        EndMs = at;

        // It is shown when it should be, even where it had to be decoded later than it says.
        var late = (int)Math.Min(at - frame.Ms, LargestSkew);
        _open = frame with { Ms = at, Offset = frame.Offset - late };
    }

    /// <summary>No more frames come: the newest lasts as long as the one before.</summary>
    public void Finish()
    {
        var end = EndMs + _step;
        Close(end);
        EndMs = end;
    }

    /// <summary>Hands the frames over.</summary>
    public SampleRun Take()
    {
        var run = new SampleRun(TrackKind.Video, _start, [.. _samples]);
        _samples.Clear();
        Bytes = 0;
        return run;
    }

    private void Close(long until)
    {
        if (_open is not { } open)
        {
            return;
        }

        if (_samples.Count == 0)
        {
            _start = open.Ms;
        }

        _step = until - open.Ms;
        _samples.Add(new Sample(open.Data, (uint)_step, open.Offset, open.IsKey));
        Bytes += open.Data.Length;
        (_newest, _open) = (open, null);
    }
}
