namespace LiveFair.Live;

/// <summary>
/// Why something was refused. Numbers are only ever added; docs/protocol.md lists the words on the wire.
/// </summary>
public enum RefusalCode
{
    /// <summary>The session is not live.</summary>
    NotLive = 1,

    /// <summary>The role or the person may not do this.</summary>
    NotAllowed = 2,

    /// <summary>No such thing here, or another station's.</summary>
    NotFound = 3,

    /// <summary>A throttle; wait <see cref="Refusal.RetryAfter"/>.</summary>
    TooFast = 4,

    /// <summary>A text over its limit.</summary>
    TooLong = 5,

    /// <summary>The host muted this viewer in this session.</summary>
    Muted = 6,

    /// <summary>A confirmed phone is needed.</summary>
    VerifyPhone = 7,

    /// <summary>No consent, or one for another employer or an older version.</summary>
    ConsentRequired = 8,

    /// <summary>The opId was used with other content.</summary>
    OpReused = 9,

    /// <summary>The posting is not published, expired, full, or its employer lost the check.</summary>
    PostingClosed = 10,

    /// <summary>The group has no seat left.</summary>
    GroupFull = 11,

    /// <summary>The node sheds load; try again after <see cref="Refusal.RetryAfter"/>.</summary>
    Overloaded = 12,

    /// <summary>Malformed or impossible input.</summary>
    Invalid = 13,
}
