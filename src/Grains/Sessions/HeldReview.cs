using LiveFair.Grains.Log;
using LiveFair.Live;
using LiveFair.Live.Comments;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Sessions;

/// <summary>What the station's people decide of comments that wait: let through, or turned away.</summary>
internal sealed class HeldReview(IViewerStore viewers, TimeProvider time)
{
    /// <inheritdoc cref="ISessionDeskGrain.ApproveHeld" />
    public async Task<Outcome<long>> Approve(OpenSession session, Caller by, HeldId id)
    {
        var (log, state, all, _) = session;
        if (ModerationRules.StaffOnly(state, by) is { } refusal)
        {
            return refusal;
        }

        if (all.Find(id) is not { State: not HeldState.Refused } held)
        {
            return Refusal.NotFound("held comment");
        }

        if (held.State == HeldState.Approved && await log.FindOp(held.Actor, held.Op) is { } before)
        {
            return before.Offset;
        }

        var now = LogWriter.Now(time);
        var decision = state.Approve(held, await Writer(held), by, now);
        if (!decision.Ok)
        {
            return decision.Refused;
        }

        var appended = (await log.Append(now, state.MediaMs(now), [decision.Value], state.Apply))[0];
        all.Approved(held);
        return appended.Kind == AppendKind.Clashed ? Refusal.NotFound("held comment") : appended.Offset;
    }

    /// <inheritdoc cref="ISessionDeskGrain.RefuseHeld" />
    public async Task<Outcome<Done>> Refuse(OpenSession session, Caller by, HeldId id, string reason)
    {
        var (log, state, all, _) = session;
        if (ModerationRules.StaffOnly(state, by) is { } refusal)
        {
            return refusal;
        }

        if (all.Find(id) is not { State: not HeldState.Approved } held)
        {
            return Refusal.NotFound("held comment");
        }

        var decision = state.TurnAway(held, reason, by);
        if (!decision.Ok)
        {
            return decision.Refused;
        }

        if (held.State == HeldState.Refused)
        {
            return Done.Before;
        }

        var now = LogWriter.Now(time);
        var appended = (await log.Append(now, state.MediaMs(now), [decision.Value], state.Apply))[0];
        if (appended.Kind == AppendKind.Clashed)
        {
            return Refusal.NotFound("held comment");
        }

        all.Refused(held);
        return Done.Now;
    }

    /// <summary>Who wrote a comment, with the same person's other devices, for a mute of one holds for all.</summary>
    private async Task<Caller> Writer(HeldComment held)
    {
        var viewer = new ViewerId(held.By.Id);
        return new Caller
        {
            Role = Role.Viewer,
            Viewer = viewer,
            Name = held.By.Nickname,
            SamePhone = await viewers.SharingPhone(viewer),
        };
    }
}
