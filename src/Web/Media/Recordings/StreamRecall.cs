using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media.Recordings;

/// <summary>
/// At the start, expects the publishers back that the node had when it died: of sessions on air that have a recording.
/// Who does not come back has lost the picture, as at any other time.
/// </summary>
internal sealed class StreamRecall(
    IRecordingStore recordings, ISessionStore sessions, VideoStreams streams, IOptions<MediaOptions> options)
    : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Value.Origin is not null)
        {
            return;
        }

        foreach (var id in await recordings.List())
        {
            if (await sessions.Find(id) is { Stage: SessionStage.Live })
            {
                streams.Of(id).ExpectPicture();
            }
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
