using LiveFair.Live.Ids;
using Orleans.Concurrency;

namespace LiveFair.Live.Groups;

/// <summary>
/// One follow-up group (跟进群): its seats and the single writer of its log. The key is the <see cref="GroupId"/>.
/// </summary>
public interface IGroupGrain : IGrainWithStringKey
{
    /// <summary>Takes a seat for a viewer.</summary>
    /// <returns>Done, or done before; GROUP_FULL when no seat is left, and nothing changed.</returns>
    /// <exception cref="OrleansException">The store failed or did not answer; ask again with the same opId.</exception>
    Task<Outcome<Done>> Take(Caller by, OpId op, int consentVersion);

    /// <summary>Gives a viewer's seat back.</summary>
    /// <returns>The offset of the event; not found without a seat, so also for a repeat.</returns>
    Task<Outcome<long>> Leave(Caller by);

    /// <summary>
    /// Says something, or pushes a posting of the group's station, or both. Members, and people of the station.
    /// Viewers come here through <see cref="Viewers.IViewerGrain.Say"/>.
    /// </summary>
    /// <returns>
    /// The offset of the message, the first one's for a repeat, also when its writer left or was muted since; not found
    /// for another posting; MUTED.
    /// </returns>
    Task<Outcome<long>> Say(Caller by, OpId op, string? text, PostingId? posting);

    /// <summary>Keeps order: removes a message, mutes a member or lifts a mute. For people of the station.</summary>
    /// <returns>
    /// The offset of the event, the first one's for a repeat or for what stands already; OP_REUSED when the opId was
    /// used with other content; not found for what is no message, member or mute here. Nothing changed when refused.
    /// </returns>
    /// <exception cref="OrleansException">The store failed or did not answer; it may or may not be done.</exception>
    Task<Outcome<long>> Moderate(GroupCommand command);

    /// <summary>The group as the caller may see it; not found for strangers.</summary>
    [AlwaysInterleave]
    Task<Outcome<GroupSnapshot>> Snapshot(Caller by);

    /// <summary>Whether the caller may see the group now.</summary>
    [AlwaysInterleave]
    Task<bool> MaySee(Caller by);
}
