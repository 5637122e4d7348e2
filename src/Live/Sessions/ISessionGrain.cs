using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;

namespace LiveFair.Live.Sessions;

/// <summary>One live session (直播场次): the single writer of its log. The key is the <see cref="SessionId"/>.</summary>
public interface ISessionGrain : IGrainWithStringKey
{
    /// <summary>Does one thing.</summary>
    /// <returns>The offset of its event once that is committed, the first one's for a repeat; or a refusal, and
    /// nothing changed. <see cref="AppendKind.Clashed"/> comes only to commands with rows of their own.</returns>
    /// <exception cref="OrleansException">The store failed or did not answer; it may or may not be stored.</exception>
    Task<Outcome<Appended>> Do(SessionCommand command);

    /// <summary>Does many things in one commit; the answers stand in the order of the commands.</summary>
    Task<Outcome<Appended>[]> DoAll(SessionCommand[] commands);

    /// <summary>The state that a joining viewer starts from, or not found.</summary>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<SessionSnapshot>> Snapshot();

    /// <summary>
    /// Gives a viewer a seat in one of the session's follow-up groups; a new group is opened when all are full.
    /// </summary>
    /// <returns>The group, the same one for a repeat; CONSENT_REQUIRED without consent to the current text.</returns>
    /// <exception cref="OrleansException">The seat may or may not be taken; ask again with the same opId.</exception>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<Outcome<Enrolment>> Enrol(Caller by, OpId op, int consentVersion);

    /// <summary>Replaces the rundown, until the end. The host of this session only.</summary>
    Task<Outcome<LiveSession>> SetRundown(Caller by, PostingId[] postings);

    /// <summary>A node's feed tells of the viewers that it serves.</summary>
    /// <param name="feed">Which; nodes and feeds that follow one another have different names.</param>
    /// <param name="report">Who watches; their number is forgotten after a minute without another report.</param>
    /// <returns>How many viewers there are in all.</returns>
    [Orleans.Concurrency.AlwaysInterleave]
    Task<int> ReportAudience(string feed, AudienceReport report);
}
