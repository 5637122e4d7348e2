namespace LiveFair.Web.Feeds;

/// <summary>How much of a log a cursor wants.</summary>
public enum Audience
{
    /// <summary>What a screen can show: comments beyond that are skipped and counted.</summary>
    Screen,

    /// <summary>Everything: hosts, staff, group members, and whoever recovers what they missed.</summary>
    Everything,
}
