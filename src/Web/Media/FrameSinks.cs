using LiveFair.Live.Ids;
using Microsoft.Extensions.Options;

namespace LiveFair.Web.Media;

/// <summary>What a session's frames are turned into: parts for players.</summary>
internal sealed class FrameSinks(IOptions<MediaOptions> options, TimeProvider time) : IFrameSinks
{
    public IReadOnlyList<IFrameSink> For(SessionId session) => [new PackagedStream(options.Value, time)];
}
