using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Viewers;
using Microsoft.Extensions.Options;

namespace LiveFair.Grains.Groups;

/// <summary>Finds a viewer's seat in a session's groups, or takes one in the first group that has room.</summary>
internal sealed class GroupSeats(
    IGrainFactory grains, IGroupStore groups, IViewerStore viewers, IOptions<GroupOptions> options, TimeProvider time)
{
    /// <returns>The seat; CONSENT_REQUIRED without consent to the current text.</returns>
    /// <exception cref="StaleLogException">
    /// A group's copy of its members is old; ask again with the same opId.
    /// </exception>
    public async Task<Outcome<Enrolment>> Take(SessionId session, Caller by, OpId op, int consentVersion)
    {
        if (by.Viewer is not { } viewer)
        {
            return Refusal.NotAllowed("Only viewers join a follow-up group.");
        }

        if (consentVersion != FollowUpGroup.ConsentVersion)
        {
            return new Refusal(RefusalCode.ConsentRequired, "consentVersion: agree to the current text first.");
        }

        if (await viewers.Find(viewer) is null)
        {
            return Refusal.NotFound("viewer");
        }

        var group = await groups.SeatOf(session, viewer) ?? await FirstWithRoom(session, above: 0);
        while (true)
        {
            var taken = await grains.GetGroup(group).Take(by, op, consentVersion);
            if (taken.Ok)
            {
                return new Enrolment(group, taken.Value);
            }

            if (taken.Refused.Code != RefusalCode.GroupFull)
            {
                return taken.Refused;
            }

            // Somebody else took the last seat; or this viewer's own other request was quicker, in another group.
            var seat = await groups.SeatOf(session, viewer);
            if (seat == group)
            {
                throw new StaleLogException($"The group {group} does not know of a seat that stands in its rows.");
            }

            group = seat ?? await FirstWithRoom(session, await NumberOf(group));
        }
    }

    private async Task<GroupId> FirstWithRoom(SessionId session, int above)
    {
        var all = await groups.OfSession(session);
        var open = all.FirstOrDefault(group => group.Number > above && group.Members < group.Capacity);
        var next = (all.Count == 0 ? 0 : all[^1].Number) + 1;
        return (open ?? await groups.Open(session, next, options.Value.Capacity, time.GetUtcNow())).Id;
    }

    private async Task<int> NumberOf(GroupId group) => (await groups.Find(group))?.Number ?? 0;
}
