using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;

namespace LiveFair.Live;

/// <summary>The one way to reach a grain: by its id, never by a raw string.</summary>
public static class Grains
{
    /// <summary>The writer of a session's log.</summary>
    public static ISessionGrain GetSession(this IGrainFactory grains, SessionId session) =>
        grains.GetGrain<ISessionGrain>(session.Value);

    /// <summary>The writer of a session's log, as the station's people see it.</summary>
    public static ISessionDeskGrain GetSessionDesk(this IGrainFactory grains, SessionId session) =>
        grains.GetGrain<ISessionDeskGrain>(session.Value);

    /// <summary>The writer of a group's log.</summary>
    public static IGroupGrain GetGroup(this IGrainFactory grains, GroupId group) =>
        grains.GetGrain<IGroupGrain>(group.Value);

    /// <summary>The owner of a posting's versions and applications.</summary>
    public static IPostingGrain GetPosting(this IGrainFactory grains, PostingId posting) =>
        grains.GetGrain<IPostingGrain>(posting.Value);

    /// <summary>The owner of a viewer's nickname, phone and throttle.</summary>
    public static IViewerGrain GetViewer(this IGrainFactory grains, ViewerId viewer) =>
        grains.GetGrain<IViewerGrain>(viewer.Value);
}
