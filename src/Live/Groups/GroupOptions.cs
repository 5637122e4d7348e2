namespace LiveFair.Live.Groups;

/// <summary>How follow-up groups are made.</summary>
public sealed class GroupOptions
{
    /// <summary>Seats in a new group. Default 500, 2 to 5,000.</summary>
    public int Capacity { get; set; } = FollowUpGroup.DefaultCapacity;
}
