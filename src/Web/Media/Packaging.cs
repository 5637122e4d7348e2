using LiveFair.Live.Ids;
using LiveFair.Live.Media.Recordings;
using LiveFair.Web.Media.Recordings;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>
/// Makes what a session's frames are turned into: parts for players, and on the publishers' node for the recording.
/// </summary>
internal sealed class Packaging(IOptions<MediaOptions> options, IRecordingStore recordings, TimeProvider time)
{
    private bool Records => options.Value is { Recording.Enabled: true, Origin: null };

    /// <summary>For a stream that begins.</summary>
    public PackagedStream For(SessionId session) => Records
        ? new PackagedStream(options.Value, time, new RecordingSink(session, recordings))
        : new PackagedStream(options.Value, time);
}
