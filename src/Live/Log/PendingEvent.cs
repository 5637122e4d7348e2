using LiveFair.Live.Audit;
using LiveFair.Live.Ids;

namespace LiveFair.Live.Log;

/// <summary>An event that was decided and waits for its place in the log.</summary>
[GenerateSerializer]
public sealed record PendingEvent
{
    /// <summary>What is to be logged.</summary>
    [Id(0)]
    public required EventBody Body { get; init; }

    /// <summary>Whose act it is: <see cref="Caller.Key"/>.</summary>
    [Id(1)]
    public required string Actor { get; init; }

    /// <summary>The client's name for the act; null where the act cannot be repeated by mistake.</summary>
    [Id(2)]
    public OpId? Op { get; init; }

    /// <summary>Fingerprint of the content, see <see cref="OpDigest"/>.</summary>
    [Id(3)]
    public long Digest { get; init; }

    /// <summary>Rows that must be committed with it.</summary>
    [Id(4)]
    public RowChange? Change { get; init; }

    /// <summary>What the audit trail tells of it, in the same commit; null where nobody is called to account.</summary>
    [Id(5)]
    public AuditTrace? Trace { get; init; }
}
