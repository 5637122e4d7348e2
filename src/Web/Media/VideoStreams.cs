using System.Diagnostics.CodeAnalysis;
using LiveFair.Live.Ids;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>The streams of this node: made when somebody publishes or watches, gone some time after.</summary>
internal sealed class VideoStreams(Packaging packaging, IOptions<MediaOptions> options, TimeProvider time)
    : IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<SessionId, VideoStream> _streams = [];

    /// <summary>All that there are.</summary>
    public IReadOnlyList<VideoStream> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _streams.Values];
            }
        }
    }

    /// <summary>A session's stream, made if need be. Ask only for sessions that exist.</summary>
    public VideoStream Of(SessionId session)
    {
        lock (_gate)
        {
            if (!_streams.TryGetValue(session, out var stream))
            {
                _streams[session] = stream = new VideoStream(session, time, options.Value, packaging.For(session));
            }

            return stream;
        }
    }

    /// <summary>A session's stream; false when nobody publishes or watches it here.</summary>
    public bool TryFind(SessionId session, [NotNullWhen(true)] out VideoStream? stream)
    {
        lock (_gate)
        {
            return _streams.TryGetValue(session, out stream);
        }
    }

    /// <summary>Forgets a stream, and ends it.</summary>
    public async Task Remove(VideoStream stream)
    {
        lock (_gate)
        {
            if (!_streams.Remove(stream.Session))
            {
                return;
            }
        }

        await stream.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var stream in All)
        {
            await Remove(stream);
        }
    }
}
