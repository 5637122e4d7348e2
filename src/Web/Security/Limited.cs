namespace LiveFair.Web.Security;

/// <summary>What is limited per address. An endpoint says it with <see cref="RequestLimits.LimitedTo"/>.</summary>
public enum Limited
{
    /// <summary>Nothing.</summary>
    Not,

    /// <summary>Becoming a viewer.</summary>
    NewViewers,

    /// <summary>Having a code sent to a phone, which somebody pays for.</summary>
    Codes,

    /// <summary>Trying a password.</summary>
    LogIns,

    /// <summary>Trying a stream key that is wrong. Not for endpoints: publishers speak their own protocols.</summary>
    StreamKeys,

    /// <summary>Being connected to bring video. Not for endpoints either.</summary>
    Publishers,
}
