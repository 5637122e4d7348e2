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

    /// <summary>Adds a licence check, with its trace in the audit trail. Answers the employer.</summary>
    Task<Employer> AddCheck(Employer employer, LicenceCheck check, Caller by, DateTimeOffset now);

    /// <summary>Adds a mandate, with its trace in the audit trail. Answers the employer.</summary>
    Task<Employer> AddMandate(Employer employer, Mandate mandate, Caller by, DateTimeOffset now);
}
