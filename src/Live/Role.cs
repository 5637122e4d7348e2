namespace LiveFair.Live;

/// <summary>What a caller is. The order is from least to most; numbers are stored.</summary>
public enum Role
{
    /// <summary>No token.</summary>
    Anonymous = 0,

    /// <summary>A seeker with a device token.</summary>
    Viewer = 1,

    /// <summary>Follows up leads for a station.</summary>
    Staff = 2,

    /// <summary>Runs a station's sessions; may do what staff may.</summary>
    Host = 3,

    /// <summary>Manages accounts; may do what a host may in its own station.</summary>
    Admin = 4,
}
