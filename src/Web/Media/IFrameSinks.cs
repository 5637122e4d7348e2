using LiveFair.Live.Ids;

namespace LiveFair.Web.Media;

/// <summary>Makes what a session's frames are turned into on this node.</summary>
internal interface IFrameSinks
{
    /// <summary>New sinks for a stream that begins.</summary>
    IReadOnlyList<IFrameSink> For(SessionId session);
}
