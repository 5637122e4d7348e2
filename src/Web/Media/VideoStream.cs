using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Media;

namespace LiveFair.Web.Media;

/// <summary>
/// The video of one session on this node: takes the publisher's frames, lays them on one timeline, keeps the last of
/// them, and wakes those who watch. Frames never pass a grain.
/// </summary>
internal sealed class VideoStream : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly StreamClock _clock = new();
    private readonly Decodable _decodable = new();
    private readonly TimeProvider _time;
    private readonly TimeSpan _pauseAfter;
    private readonly long _began;
    private StreamPublication? _publication;
    private long _lastFrame;
    private long _askedAt;
    private int _viewers;
    private int _isOver;
    private bool _isOnAir;
    private bool _isExpected;

    public VideoStream(SessionId session, TimeProvider time, MediaOptions options, PackagedStream packaged)
    {
        Session = session;
        _time = time;
        Packaged = packaged;
        _pauseAfter = options.PauseAfter;
        _began = time.GetTimestamp();
        Ask();
        Ring = new StreamRing(options.RingBytes);
        Bell = new StreamBell(time, () => Viewers);
        Health = new StreamHealth();
    }

    /// <summary>Whose video.</summary>
    public SessionId Session { get; }

    /// <summary>The last frames.</summary>
    public StreamRing Ring { get; }

    /// <summary>Wakes those who wait for frames.</summary>
    public StreamBell Bell { get; }

    /// <summary>The frames as parts for HLS and the recording.</summary>
    public PackagedStream Packaged { get; }

    /// <summary>How the publisher does.</summary>
    public StreamHealth Health { get; }

    /// <summary>Whether the session is over, and nothing will come any more.</summary>
    public bool IsOver => Volatile.Read(ref _isOver) == 1;

    /// <summary>Whether the session has begun, so that what comes is kept.</summary>
    public bool IsOnAir => Volatile.Read(ref _isOnAir);

    /// <summary>Who publishes now; null when nobody does.</summary>
    public StreamPublication? Publication => Volatile.Read(ref _publication);

    /// <summary>
    /// Whether something comes in now. Who publishes by a connection that was lost without a word is there still, but
    /// players must not be told so: they would look for the fault in themselves.
    /// </summary>
    public bool IsLive => Publication is not null && Silence < _pauseAfter;

    /// <summary>Viewers whose connections stay open.</summary>
    public int Viewers => Volatile.Read(ref _viewers);

    /// <summary>
    /// When somebody last came to watch. Who watches by HLS comes again and again, and has no connection that stays.
    /// </summary>
    public DateTimeOffset AskedAt => new(Volatile.Read(ref _askedAt), TimeSpan.Zero);

    /// <summary>Milliseconds since the stream began on this node: its own time.</summary>
    public long NowMs => (long)_time.GetElapsedTime(_began).TotalMilliseconds;

    /// <summary>How long ago the last frame came, or was expected; null before that.</summary>
    public TimeSpan? Silence => Ring.Head == 0 && !Volatile.Read(ref _isExpected)
        ? null
        : _time.GetElapsedTime(Volatile.Read(ref _lastFrame));

    /// <summary>Which tracks a viewer who comes now gets.</summary>
    public FlvTracks Tracks => Ring.Start is { } start
        ? (start.Video is null ? FlvTracks.None : FlvTracks.Video)
            | (start.Audio is null ? FlvTracks.None : FlvTracks.Audio)
        : FlvTracks.None;

    /// <summary>Lets somebody publish; whoever published before and sends nothing any more is cut off.</summary>
    /// <param name="means">How they send.</param>
    /// <param name="patience">How long a publisher may be silent before another takes its place.</param>
    public Outcome<StreamPublication> Begin(PublishMeans means, TimeSpan patience)
    {
        lock (_gate)
        {
            if (IsOver)
            {
                return PictureRules.Over;
            }

            if (_publication is { } present && _time.GetElapsedTime(present.LastFrame) < patience)
            {
                return Refusal.NotAllowed("Somebody publishes this session already.");
            }

            _publication?.Cut("Another publisher took over.");
            _clock.Begin();
            _decodable.Begin();
            Health.Begin(NowMs);
            Packaged.Begin();
            return _publication = new StreamPublication(this, means, _time);
        }
    }

    /// <summary>Takes a frame of a publisher; one who was cut off is told so.</summary>
    internal Refusal? Take(StreamPublication by, FlvKind kind, uint publisherMs, ReadOnlySpan<byte> body)
    {
        if (FlvIntake.Read(kind, body, out var passed) is { } refusal)
        {
            return refusal;
        }

        lock (_gate)
        {
            if (_publication != by || IsOver)
            {
                return Refusal.NotAllowed(by.CutBecause ?? PictureRules.Over.Words);
            }

            if (!passed.IsEmpty)
            {
                Add(FlvTag.Frame(kind, _clock.Place(publisherMs, NowMs), passed));
            }

            return null;
        }
    }

    /// <summary>The session has begun. Saying it again does nothing.</summary>
    public void GoOnAir()
    {
        lock (_gate)
        {
            if (IsOnAir)
            {
                return;
            }

            Volatile.Write(ref _isOnAir, true);
            Packaged.GoOnAir();
        }
    }

    /// <summary>There was a picture before this node began: from now on its silence counts.</summary>
    public void ExpectPicture()
    {
        Volatile.Write(ref _lastFrame, _time.GetTimestamp());
        Volatile.Write(ref _isExpected, true);
    }

    /// <summary>A publisher left. The stream stays for its return.</summary>
    internal void Leave(StreamPublication by)
    {
        lock (_gate)
        {
            if (_publication == by)
            {
                _publication = null;
                Packaged.Pause();
            }
        }
    }

    /// <summary>Cuts the present publisher off: its key is no longer the one.</summary>
    public void Cut(string because)
    {
        StreamPublication? present;
        lock (_gate)
        {
            present = _publication;
            if (present is not null)
            {
                Leave(present);
            }
        }

        present?.Cut(because); // Its own callbacks run here.
    }

    /// <summary>The session is over: the publisher is cut off, viewers' connections end once all was sent.</summary>
    public void End()
    {
        if (Interlocked.Exchange(ref _isOver, 1) == 1)
        {
            return;
        }

        Cut(PictureRules.Over.Words);
        Packaged.End();

        Bell.Ring();
    }

    /// <summary>Somebody comes to watch.</summary>
    public void Ask() => Volatile.Write(ref _askedAt, _time.GetUtcNow().UtcTicks);

    /// <summary>Somebody watches until the answer is disposed.</summary>
    public IDisposable Watch()
    {
        Interlocked.Increment(ref _viewers);
        return new Watching(this);
    }

    public async ValueTask DisposeAsync()
    {
        End();
        Bell.Dispose();
        await Packaged.DisposeAsync();
    }

    private void Add(FlvTag tag)
    {
        if (!_decodable.Admits(tag))
        {
            return;
        }

        Ring.Add(tag, _decodable.CanStartWith(tag) ? _decodable.StartAt : null);
        Volatile.Write(ref _lastFrame, _time.GetTimestamp());
        Health.Hear(tag, NowMs);
        Packaged.Take(tag);

        Bell.Mark();
    }

    private sealed class Watching(VideoStream stream) : IDisposable
    {
        private int _left;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _left, 1) == 0)
            {
                Interlocked.Decrement(ref stream._viewers);
            }
        }
    }
}
