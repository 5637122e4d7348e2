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

    /// <inheritdoc cref="ISessionDeskGrain.ReleaseHeld" />
    public async Task<Outcome<HeldRelease>> Release(OpenSession session, Caller by, HeldId through, HeldId? after)
    {
        var (_, state, all, _) = session;
        if (ModerationRules.StaffOnly(state, by) is { } refusal)
        {
            return refusal;
        }

        if (all.WaitingBetween(after, through) is not { } waiting)
        {
            return Refusal.NotFound("held comment");
        }

        HeldComment[] turn = [.. waiting.Take(HeldRelease.MostAtOnce)];
        var approved = await Append(session, by, turn);
        return !approved.Ok ? approved.Refused : new HeldRelease(
            approved.Value,
            turn.Count(one => all.Find(one.Id)?.State == HeldState.Waiting),
            waiting.Count > turn.Length ? turn[^1].Id : null);
    }

    /// <summary>Logs those in one commit whose writers may still speak.</summary>
    /// <returns>How many.</returns>
    private async Task<Outcome<int>> Append(OpenSession session, Caller by, HeldComment[] turn)
    {
        var (log, state, all, _) = session;
        var now = LogWriter.Now(time);
        var writers = new Dictionary<string, Caller>();
        List<HeldComment> passed = [];
        List<PendingEvent> events = [];
        foreach (var held in turn)
        {
            var writer = writers.GetValueOrDefault(held.By.Id) ?? (writers[held.By.Id] = await Writer(held));
            var decision = state.Approve(held, writer, by, now);
            if (decision.Ok)
            {
                passed.Add(held);
                events.Add(decision.Value);
            }
            else if (decision.Refused.Code != RefusalCode.Muted)
            {
                return decision.Refused;
            }
        }

        if (events.Count == 0)
        {
            return 0;
        }

        var appended = await log.Append(now, state.MediaMs(now), events, state.Apply);
        passed.ForEach(all.Approved);
        return appended.Count(one => one.Kind == AppendKind.Stored);
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
