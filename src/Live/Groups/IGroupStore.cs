using LiveFair.Live.Ids;

namespace LiveFair.Live.Groups;

/// <summary>The rows of follow-up groups and seats; what is said in one is in its log.</summary>
public interface IGroupStore
{
    /// <summary>One group; null when there is none.</summary>
    Task<FollowUpGroup?> Find(GroupId group);

    /// <summary>The groups of a session, in the order they were opened.</summary>
    Task<IReadOnlyList<FollowUpGroup>> OfSession(SessionId session);

    /// <summary>The groups of a station, newest first, at most 200.</summary>
    Task<IReadOnlyList<FollowUpGroup>> OfStation(StationId station);

    /// <summary>The groups a viewer has a seat in, newest first.</summary>
    Task<IReadOnlyList<FollowUpGroup>> OfViewer(ViewerId viewer);

    /// <summary>The group of a viewer's seat in a session, null when there is none.</summary>
    Task<GroupId?> SeatOf(SessionId session, ViewerId viewer);

    /// <summary>Everybody who holds a seat in a group now.</summary>
    Task<IReadOnlyList<ViewerId>> Members(GroupId group);

    /// <summary>The group with that number; opened if it is not there yet.</summary>
    Task<FollowUpGroup> Open(SessionId session, int number, int capacity, DateTimeOffset now);
}
