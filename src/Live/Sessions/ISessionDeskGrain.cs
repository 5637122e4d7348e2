using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;

namespace LiveFair.Live.Sessions;

/// <summary>
/// What the station's people see of a session, and what they decide of the comments that wait. Others are not allowed,
/// and who works at another station finds nothing. The key is the <see cref="SessionId"/>, and the grain is
/// <see cref="ISessionGrain"/>'s.
/// </summary>
public interface ISessionDeskGrain : IGrainWithStringKey
{
    /// <summary>The interest board as of now.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<InterestBoard>> Board(Caller by);

    /// <summary>What is asked and what was answered.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<QuestionList>> Questions(Caller by);

    /// <summary>How the interest went until now.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<InterestCourse>> Interest(Caller by);

    /// <summary>What came of the session until now.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<SessionReport>> Report(Caller by);

    /// <summary>The evidence behind the board's numbers, the newest first.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<IReadOnlyList<InterestSign>>> Signs(Caller by, SignQuery query);

    /// <summary>The comments that wait to be looked at, oldest first.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<HeldComment[]>> Held(Caller by);

    /// <summary>Lets a held comment through.</summary>
    /// <returns>Its offset, the same one again; MUTED when its writer was muted meanwhile, and it waits on.</returns>
    /// <exception cref="OrleansException">The store failed; it may or may not be let through: ask again.</exception>
    Task<Outcome<long>> ApproveHeld(Caller by, HeldId id);

    /// <summary>
    /// Lets the comments through that wait up to one of them, the oldest first and at most
    /// <see cref="HeldRelease.MostAtOnce"/>: what came later, nobody saw. Asked again, it changes nothing more.
    /// </summary>
    /// <param name="by">Who.</param>
    /// <param name="through">The last that is meant, whether it still waits or not.</param>
    /// <param name="after">Where the turn before ended; null to begin.</param>
    /// <exception cref="OrleansException">The store failed; some may be let through: ask again.</exception>
    Task<Outcome<HeldRelease>> ReleaseHeld(Caller by, HeldId through, HeldId? after);

    /// <summary>Turns a held comment away.</summary>
    /// <param name="by">Who.</param>
    /// <param name="id">Which.</param>
    /// <param name="reason">One of <see cref="RemovalReason"/>.</param>
    /// <exception cref="OrleansException">The store failed; it may or may not be refused: ask again.</exception>
    Task<Outcome<Done>> RefuseHeld(Caller by, HeldId id, string reason);
}
