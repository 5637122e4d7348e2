using LiveFair.Live.Interest;

namespace LiveFair.Live.Sessions;

/// <summary>What came of a session until now, or until its end.</summary>
/// <param name="Interest">How the interest went.</param>
/// <param name="PeakViewers">The most who watched at the same time, on air.</param>
/// <param name="Comments">Comments that were said.</param>
/// <param name="Removed">How many of them were removed.</param>
/// <param name="Applications">Applications from the session.</param>
/// <param name="Enrolments">Seats taken in its follow-up groups.</param>
[GenerateSerializer, Immutable]
public sealed record SessionReport(
    [property: Id(0)] InterestCourse Interest,
    [property: Id(1)] int PeakViewers,
    [property: Id(2)] long Comments,
    [property: Id(3)] int Removed,
    [property: Id(4)] int Applications,
    [property: Id(5)] int Enrolments);
