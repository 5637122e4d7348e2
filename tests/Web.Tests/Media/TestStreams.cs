using LiveFair.Live.Ids;
using LiveFair.Web.Media;

namespace LiveFair.Web.Tests.Media;

/// <summary>Streams without a fair round them.</summary>
internal static class TestStreams
{
    public static VideoStream Of(string session, TimeProvider time, MediaOptions options) =>
        new(new SessionId(session), time, options, new PackagedStream(options, time));
}
