using LiveFair.Live.Applications;
using LiveFair.Live.Ids;
using Orleans.Concurrency;

namespace LiveFair.Live.Postings;

/// <summary>
/// One posting (岗位): its versions, its state, who has applied. The key is the <see cref="PostingId"/>.
/// </summary>
public interface IPostingGrain : IGrainWithStringKey
{
    /// <summary>The card as a session of that station may show it now.</summary>
    /// <returns>
    /// POSTING_CLOSED when it is not open, or its employer not verified; not found for another station.
    /// </returns>
    [AlwaysInterleave]
    Task<Outcome<PostingCard>> CardForPin(StationId station);

    /// <summary>Stores the next version; a published posting must still pass the screen.</summary>
    Task<Outcome<Screened>> Revise(Caller by, PostingText text);

    /// <summary>Publishes it, unless the screen blocks.</summary>
    Task<Outcome<Screened>> Publish(Caller by);

    /// <summary>Takes it back.</summary>
    Task<Outcome<Screened>> Withdraw(Caller by);

    /// <summary>
    /// Takes an application: one for each viewer, with its lead and its event in one commit. Many wait for their
    /// commits together: a posting keeps nothing in memory; that nobody applies twice, or after a withdrawal was
    /// answered, is the store's rule.
    /// </summary>
    /// <returns>
    /// The application, the first one's for a repeat; CONSENT_REQUIRED, VERIFY_PHONE, POSTING_CLOSED.
    /// </returns>
    /// <exception cref="OrleansException">The store failed or did not answer; ask again with the same opId.</exception>
    [AlwaysInterleave]
    Task<Outcome<ApplyResult>> Apply(ApplyCommand command);
}

/// <summary>A posting after a change, and what the screen says of it.</summary>
/// <param name="Posting">As it stands.</param>
/// <param name="Findings">What the screen found; with a blocking one nothing was changed.</param>
[GenerateSerializer, Immutable]
public sealed record Screened([property: Id(0)] Posting Posting, [property: Id(1)] IReadOnlyList<Finding> Findings)
{
    /// <summary>Whether a finding blocks.</summary>
    public bool IsBlocked => Findings.Any(finding => finding.Level == FindingLevel.Block);
}
