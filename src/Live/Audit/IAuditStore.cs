using LiveFair.Live.Ids;

namespace LiveFair.Live.Audit;

/// <summary>The audit trail: rows are only added, and each holds the hash of the one before.</summary>
public interface IAuditStore
{
    /// <summary>Adds an entry.</summary>
    Task Append(AuditEntry entry);

    /// <summary>A station's entries, newest first.</summary>
    /// <param name="station">Whose.</param>
    /// <param name="before">Only entries with a smaller number; null for the newest.</param>
    /// <param name="limit">At most so many.</param>
    Task<IReadOnlyList<AuditEntry>> List(StationId station, long? before, int limit);

    /// <summary>Recomputes the chain.</summary>
    /// <returns>
    /// The number of the first entry that was changed or follows a missing one; null when all is well.
    /// </returns>
    Task<long?> FindTampered();
}
