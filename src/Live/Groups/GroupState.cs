using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Groups;

/// <summary>Where a group stands, and who may do what in it. Not thread-safe; its grain is its only user.</summary>
public sealed class GroupState(FollowUpGroup group, IEnumerable<ViewerId> members)
{
    /// <summary>How many messages a member who opens the group gets at once.</summary>
    public const int RecentMessages = 50;

    private readonly HashSet<ViewerId> _members = [.. members];
    private readonly Queue<LoggedEvent> _recent = [];

    /// <summary>The group's row, with as many members as there are now.</summary>
    public FollowUpGroup Group => group with { Members = _members.Count };

    /// <summary>The last messages, oldest first.</summary>
    public IReadOnlyList<LoggedEvent> Recent => _recent.ToArray();

    /// <summary>Fingerprint of what a message says.</summary>
    public static long Digest(string? text, PostingId? posting) =>
        OpDigest.Of("say", string.IsNullOrEmpty(text) ? null : text, posting?.Value);

    /// <summary>Members, and people of the station.</summary>
    public bool MaySee(Caller caller) =>
        caller.WorksAt(group.Station) || (caller.Viewer is { } viewer && _members.Contains(viewer));

    /// <summary>Decides on a seat.</summary>
    /// <returns>The event to log; null when the viewer has a seat; GROUP_FULL without one left.</returns>
    public Outcome<PendingEvent?> Take(Caller by, OpId op, int consentVersion)
    {
        if (by.Viewer is not { } viewer)
        {
            return Refusal.NotAllowed("Only viewers join a follow-up group.");
        }

        if (_members.Contains(viewer))
        {
            return (PendingEvent?)null;
        }

        if (_members.Count >= group.Capacity)
        {
            return new Refusal(RefusalCode.GroupFull, "This group is full.");
        }

        return new PendingEvent
        {
            Body = new MemberJoined(Person.Of(by)),
            Actor = by.Key,
            Op = op,
            Digest = OpDigest.Of("take", group.Id.Value),
            Change = new SeatTaken
            {
                Session = group.Session, Group = group.Id, Viewer = viewer, ConsentVersion = consentVersion, Op = op,
            },
        };
    }

    /// <summary>Decides on giving a seat back.</summary>
    public Outcome<PendingEvent> Leave(Caller by) =>
        by.Viewer is { } viewer && _members.Contains(viewer)
            ? new PendingEvent
            {
                Body = new MemberLeft(Person.Of(by)),
                Actor = by.Key,
                Digest = OpDigest.Of("leave"),
                Change = new SeatLeft(group.Id, viewer),
            }
            : Refusal.NotFound("group");

    /// <summary>Decides on a message: words, a posting, or both.</summary>
    public Outcome<PendingEvent> Say(Caller by, OpId op, string? text, PostingId? posting)
    {
        if (!MaySee(by))
        {
            return Refusal.NotFound("group");
        }

        var clean = string.IsNullOrEmpty(text) && posting is not null ? (Outcome<string>)"" : CommentText.Clean(text);
        return clean.Ok
            ? new PendingEvent
            {
                Body = new Commented(Person.Of(by), clean.Value, posting),
                Actor = by.Key,
                Op = op,
                Digest = Digest(text, posting),
            }
            : clean.Refused;
    }

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

        Remember(logged);
    }

    /// <summary>Keeps a message among the last ones; who sits in the group is known from its rows.</summary>
    public void Remember(LoggedEvent logged)
    {
        if (logged.Body is not Commented)
        {
            return;
        }

        _recent.Enqueue(logged);
        if (_recent.Count > RecentMessages)
        {
            _recent.Dequeue();
        }
    }
}
