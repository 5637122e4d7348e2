using LiveFair.Live.Ids;

namespace LiveFair.Live.Employers;

/// <summary>The rows of employers, their checks and mandates.</summary>
public interface IEmployerStore
{
    /// <summary>Stores a new employer; INVALID when the station has one with that code.</summary>
    Task<Outcome<Employer>> Create(Employer employer, DateTimeOffset now);

    /// <summary>One employer of a station; null when there is none.</summary>
    Task<Employer?> Find(StationId station, EmployerId employer);

    /// <summary>A station's employers by name.</summary>
    Task<IReadOnlyList<Employer>> OfStation(StationId station);

    /// <summary>Adds a licence check once for each opId of a person, with its trace in the audit trail.</summary>
    /// <returns>
    /// The employer as it stands then, for a retry too, however late; OP_REUSED for an opId used with other content;
    /// INVALID for a new one that <see cref="EmployerRules"/> refuses.
    /// </returns>
    Task<Outcome<Employer>> AddCheck(Employer employer, LicenceCheck check, Caller by, OpId? op, DateTimeOffset now);

    /// <summary>Adds a mandate; answers as <see cref="AddCheck"/> does.</summary>
    Task<Outcome<Employer>> AddMandate(Employer employer, Mandate mandate, Caller by, OpId? op, DateTimeOffset now);
}
