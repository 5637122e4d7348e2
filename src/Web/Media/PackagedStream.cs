using LiveFair.Live.Media;
using LiveFair.Live.Media.Fmp4;

namespace LiveFair.Web.Media;

/// <summary>
/// A stream as fMP4 parts: for players over HLS, and for who else takes them. Called on the publisher's path, one call
/// at a time: it must not wait.
/// </summary>
/// <remarks>
/// The sound alone is packaged always, not only while somebody listens: a part of it takes microseconds and its window
/// some 200 KiB, and so a listener begins at once and no state has to be kept of who listens.
/// </remarks>
internal sealed class PackagedStream : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly Packager _whole;
    private readonly Packager _sound;
    private readonly IReadOnlyList<IPartSink> _sinks;

    /// <param name="options">How long parts and segments are.</param>
    /// <param name="time">Says when frames come in.</param>
    /// <param name="sinks">Who takes the parts of sound and picture beside players.</param>
    public PackagedStream(MediaOptions options, TimeProvider time, params IReadOnlyList<IPartSink> sinks)
    {
        _time = time;
        var packaging = new PackagerOptions { Part = options.Part, Segment = options.Segment };
        _whole = new Packager(packaging);
        _sound = new Packager(packaging with { Tracks = PackagedTracks.SoundOnly });
        var first = HlsWindow.FirstNumber(time.GetUtcNow());
        Whole = new HlsWindow("", options.Part, first, time);
        Sound = new HlsWindow("audio/", options.Part, first, time);
        _sinks = [Whole, .. sinks];
    }

    /// <summary>What players of sound and picture read.</summary>
    public HlsWindow Whole { get; }

    /// <summary>What listeners read.</summary>
    public HlsWindow Sound { get; }

    /// <summary>A publisher begins, for the first time or again: what follows need not fit what came before.</summary>
    public void Begin() => Hand(_whole.Finish(), _sound.Finish());

    /// <summary>Who takes the parts beside players, of one sort; null when nobody does.</summary>
    public T? Sink<T>()
        where T : class, IPartSink => _sinks.OfType<T>().FirstOrDefault();

    /// <summary>The session begins, or has begun: what comes now may be kept. Said once, on any path.</summary>
    public void GoOnAir()
    {
        foreach (var sink in _sinks)
        {
            sink.GoOnAir();
        }
    }

    /// <summary>The next frame, on the stream's timeline.</summary>
    public void Take(FlvTag tag)
    {
        var now = _time.GetUtcNow();
        Hand(_whole.Take(tag, now), _sound.Take(tag, now));
    }

    /// <summary>The publisher left; it may come again.</summary>
    public void Pause()
    {
        Hand(_whole.Finish(), _sound.Finish());
        Sound.Pause();
        foreach (var sink in _sinks)
        {
            sink.Pause();
        }
    }

    /// <summary>Nothing will come any more.</summary>
    public void End()
    {
        Hand(_whole.Finish(), _sound.Finish());
        Sound.End();
        foreach (var sink in _sinks)
        {
            sink.End();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Sound.DisposeAsync();
        foreach (var sink in _sinks)
        {
            await sink.DisposeAsync();
        }
    }

    private void Hand(IReadOnlyList<MediaPart> whole, IReadOnlyList<MediaPart> sound)
    {
        foreach (var part in whole)
        {
            foreach (var sink in _sinks)
            {
                sink.Take(part);
            }
        }

        foreach (var part in sound)
        {
            Sound.Take(part);
        }
    }
}
