using LiveFair.Live.Ids;
using LiveFair.Web.Media.Engines;

namespace LiveFair.Web.Media;

/// <summary>Where viewers get a session's video: from this process, or from the engine that carries it.</summary>
internal sealed class PlayAddresses(
    VideoStreams streams, PlaySeal seal, EngineAddresses engine, EngineStreams published)
{
    /// <summary>The addresses of a session on air.</summary>
    public PlayMessage Of(SessionId session)
    {
        if (engine.AreSet)
        {
            return new PlayMessage
            {
                Flv = engine.Flv(session), Hls = engine.Hls(session), Live = published.IsLive(session),
            };
        }

        var path = seal.PathOf(session);
        return new PlayMessage
        {
            Flv = $"{path}/live.flv",
            Hls = $"{path}/index.m3u8",
            AudioFlv = $"{path}/audio.flv",
            AudioHls = $"{path}/audio.m3u8",
            Live = streams.TryFind(session, out var stream) && stream.IsLive,
        };
    }
}

/// <summary>Where a session's video is; absent what is not offered.</summary>
internal sealed record PlayMessage
{
    public string? Flv { get; init; }

    public string? Hls { get; init; }

    public string? AudioFlv { get; init; }

    public string? AudioHls { get; init; }

    public required bool Live { get; init; }
}
