using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Groups;

/// <summary>
/// Where a group stands. Not thread-safe; its grain is its only user. What may be done next is
/// <see cref="GroupRules"/>.
/// </summary>
public sealed class GroupState(FollowUpGroup group, IEnumerable<ViewerId> members)
{
    /// <summary>How many messages a member who opens the group gets at once.</summary>
    public const int RecentMessages = 50;

    private readonly HashSet<ViewerId> _members = [.. members];
    private readonly LastComments _messages = new(RecentMessages);

    /// <summary>The group's row, with as many members as there are now.</summary>
    public FollowUpGroup Group => group with { Members = _members.Count };

    /// <summary>The last messages, oldest first; removed ones without words.</summary>
    public IReadOnlyList<LoggedEvent> Recent => _messages.List;

    /// <summary>Who may read but not talk.</summary>
    public Mutes Mutes { get; } = new();

    /// <summary>Whether the viewer has a seat.</summary>
    public bool IsMember(ViewerId viewer) => _members.Contains(viewer);

    /// <summary>Members, and people of the station.</summary>
    public bool MaySee(Caller caller) =>
        caller.WorksAt(group.Station) || (caller.Viewer is { } viewer && IsMember(viewer));

    /// <summary>The offset of the event that removed the message; null when it stands.</summary>
    public long? RemovalOf(long message) => _messages.RemovalOf(message);

    /// <summary>Takes in the next event.</summary>
    public void Apply(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case MemberJoined joined:
                _members.Add(new ViewerId(joined.By.Id));
                break;
            case MemberLeft left:
                _members.Remove(new ViewerId(left.By.Id));
                break;
        }

        Recall(logged);
    }

    /// <summary>Takes in an event of the past: who sits in the group is known from its rows already.</summary>
    public void Recall(LoggedEvent logged)
    {
        switch (logged.Body)
        {
            case Commented:
                _messages.Add(logged);
                break;
            case CommentRemoved removed:
                _messages.Remove(removed.Target, logged.Offset);
                break;
            default:
                Mutes.Apply(logged);
                break;
        }
    }
}
