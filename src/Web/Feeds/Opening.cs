using LiveFair.Live.Log;
using LiveFair.Live.Sessions;

namespace LiveFair.Web.Feeds;

/// <summary>
/// Where a viewer of a session starts, with its events encoded: one for all who come at the same head.
/// </summary>
internal sealed class Opening(SessionSnapshot snapshot)
{
    public SessionSnapshot Snapshot { get; } = snapshot;

    public long Head => Snapshot.Head;

    /// <summary>The newest comments, oldest first.</summary>
    public IReadOnlyList<EncodedEvent> Recent { get; } = Encoded(snapshot.Recent);

    /// <summary>What was answered since the first of them.</summary>
    public IReadOnlyList<EncodedEvent> Answers { get; } =
        [.. snapshot.Answers.Select(answer => new EncodedEvent(answer, Screen.Always))];

    /// <summary>What the host last wrote over the stream; null without one.</summary>
    public EncodedEvent? Notice { get; } =
        snapshot.Notice is { } notice ? new EncodedEvent(notice, Screen.Always) : null;

    public static List<EncodedEvent> Encoded(IEnumerable<LoggedEvent> events) =>
        [.. events.Select(logged => new EncodedEvent(logged, Screen.Shown))];
}
