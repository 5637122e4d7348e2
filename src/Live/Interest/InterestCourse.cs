using LiveFair.Live.Sessions;

namespace LiveFair.Live.Interest;

/// <summary>How the interest in a session's postings went over its time.</summary>
/// <param name="StepMs">How long a step of the curves is.</param>
/// <param name="DurationMs">The session time so far, or at its end.</param>
/// <param name="Postings">The rows of the board with their curves.</param>
/// <param name="Pins">When which posting was shown.</param>
/// <param name="Audience">How many watched, every ten seconds on air.</param>
/// <param name="People">How many different people ever watched while it was on air.</param>
[GenerateSerializer, Immutable]
public sealed record InterestCourse(
    [property: Id(0)] int StepMs,
    [property: Id(1)] long DurationMs,
    [property: Id(2)] IReadOnlyList<PostingCourse> Postings,
    [property: Id(3)] IReadOnlyList<PinMark> Pins,
    [property: Id(4)] IReadOnlyList<AudienceSample> Audience,
    [property: Id(5)] int People)
{
    private const int MostSteps = 240;
    private static readonly int[] StepsMs = [10_000, 30_000, 60_000, 120_000, 300_000, 600_000, 1_800_000, 3_600_000];

    /// <summary>The shortest step with which a curve has no more than 240; at most an hour.</summary>
    public static int StepFor(long durationMs) =>
        Array.Find(StepsMs, step => durationMs / step < MostSteps) is var found and > 0 ? found : StepsMs[^1];
}

/// <summary>The interest in one posting over time.</summary>
/// <param name="Row">Its row of the board.</param>
/// <param name="Curve">Who came to it when, in order; steps in which nobody did are left out.</param>
[GenerateSerializer, Immutable]
public sealed record PostingCourse(
    [property: Id(0)] InterestRow Row, [property: Id(1)] IReadOnlyList<CurvePoint> Curve);

/// <summary>The people who were new in a step.</summary>
/// <param name="AtMs">When it begins.</param>
/// <param name="New">People per kind, by the first sign of theirs that stands; kinds without any are left out.</param>
/// <param name="Applied">Applications.</param>
[GenerateSerializer, Immutable]
public sealed record CurvePoint(
    [property: Id(0)] long AtMs,
    [property: Id(1)] IReadOnlyDictionary<ReactionKind, int> New,
    [property: Id(2)] int Applied);
