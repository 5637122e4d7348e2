using LiveFair.Grains.Sessions;
using LiveFair.Live;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;

namespace LiveFair.Grains.Groups;

/// <summary>Gives viewers their seats, and tells the session of each.</summary>
internal sealed class Enrolments(GroupSeats seats, CommandBatcher batcher)
{
    /// <inheritdoc cref="ISessionGrain.Enrol" />
    public async Task<Outcome<Enrolment>> Enrol(SessionId session, Caller by, OpId op, int consentVersion)
    {
        var enrolment = await seats.Take(session, by, op, consentVersion);
        if (enrolment.Ok)
        {
            // The seat is committed; the session's log tells of it once, also when this call is a retry after a crash
            // between the two commits.
            var told = await batcher.Do(session, new RecordEnrolment(enrolment.Value.Group)
            {
                By = by, Op = OpId.OfFair("enrolled"),
            });
            if (told.Refused is { Code: RefusalCode.Overloaded })
            {
                // No refusal: those say that nothing changed.
                throw new OrleansException("A seat was taken that the session could not be told of; ask again.");
            }
        }

        return enrolment;
    }
}
