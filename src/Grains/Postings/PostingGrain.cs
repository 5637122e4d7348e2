using LiveFair.Grains.Sessions;
using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Applications;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;
using ApplicationId = LiveFair.Live.Ids.ApplicationId;

namespace LiveFair.Grains.Postings;

/// <inheritdoc cref="IPostingGrain" />
internal sealed class PostingGrain(
    IPostingStore postings, ISessionStore sessions, IViewerStore viewers, CommandBatcher batcher, TimeProvider time)
    : Grain, IPostingGrain
{
    private PostingId Id => new(this.GetPrimaryKeyString());

    public async Task<Outcome<PostingCard>> CardForPin(StationId station)
    {
        var now = time.GetUtcNow();
        var posting = await postings.Find(Id);
        return posting is null || posting.Employer.Station != station ? Refusal.NotFound("posting")
            : posting.IsOpen(now) ? posting.ToCard(now)
            : new Refusal(RefusalCode.PostingClosed, "Not published, expired, full, or its employer is not verified.");
    }

    public async Task<Outcome<Screened>> Revise(Caller by, PostingText text)
    {
        if (await FindFor(by) is not { } posting)
        {
            return Refusal.NotFound("posting");
        }

        var now = time.GetUtcNow();
        var findings = posting.State == PostingState.Published
            ? PostingScreen.CheckPublish(text, posting.Employer, now)
            : PostingScreen.CheckText(text);
        var next = new Screened(posting with { Text = text, Version = posting.Version + 1 }, findings);
        if (!next.IsBlocked)
        {
            await postings.Revise(next.Posting, by, now);
        }

        return next;
    }

    public async Task<Outcome<Screened>> Publish(Caller by)
    {
        if (await FindFor(by) is not { } posting)
        {
            return Refusal.NotFound("posting");
        }

        var now = time.GetUtcNow();
        var screened = new Screened(
            posting with { State = PostingState.Published },
            PostingScreen.CheckPublish(posting.Text, posting.Employer, now));
        if (!screened.IsBlocked)
        {
            await postings.SetState(posting, PostingState.Published, by, now);
        }

        return screened;
    }

    public async Task<Outcome<Screened>> Withdraw(Caller by)
    {
        if (await FindFor(by) is not { } posting)
        {
            return Refusal.NotFound("posting");
        }

        await postings.SetState(posting, PostingState.Withdrawn, by, time.GetUtcNow());
        return new Screened(posting with { State = PostingState.Withdrawn }, []);
    }

    public async Task<Outcome<ApplyResult>> Apply(ApplyCommand command)
    {
        var applicant = ApplicationRules.Applicant(command.By);
        if (!applicant.Ok)
        {
            return applicant.Refused;
        }

        var viewer = applicant.Value;
        if (await postings.Find(Id) is not { } posting)
        {
            return Refusal.NotFound("posting");
        }

        if (await First(viewer, command) is { } first)
        {
            return first;
        }

        var now = time.GetUtcNow();
        var confirmed = (await viewers.Find(viewer))?.Phone;
        var phone = confirmed is null ? PhoneState.Unconfirmed : PhoneState.Confirmed;
        if (ApplicationRules.Check(command, phone, posting, now) is { } refusal)
        {
            return refusal;
        }

        if (command.Session is { } seenIn
            && (await sessions.Find(seenIn))?.Rundown.Any(item => item.Posting == Id) is not true)
        {
            return Refusal.Invalid("sessionId: this posting is not in that session's rundown.");
        }

        var taken = Take(command, viewer, command.Phone ?? confirmed!.Value, posting);
        var stored = await Store(command, taken, now);
        if (!stored.Ok)
        {
            return stored.Refused;
        }

        if (stored.Value)
        {
            return new ApplyResult(taken.Application, taken.Lead, Done.Now);
        }

        // Another application or act with this opId was quicker, or a withdrawal: the rows decided.
        return await First(viewer, command) is { } quicker ? quicker
            : await postings.Find(Id) is { } closed && ApplicationRules.Check(command, phone, closed, now) is { } late
                ? late
                : Refusal.OpReused();
    }

    private ApplicationTaken Take(ApplyCommand command, ViewerId viewer, PhoneNumber phone, Posting posting) => new()
    {
        Application = new ApplicationId(NewId.Next()),
        Lead = new LeadId(NewId.Next()),
        Station = posting.Employer.Station,
        Posting = Id,
        PostingVersion = posting.Version,
        Viewer = viewer,
        Session = command.Session,
        Name = command.Name,
        Phone = phone,
        ConsentEmployer = posting.Employer.Id,
        ConsentVersion = command.ConsentVersion,
        Op = command.Op,
        Digest = command.Digest(Id),
    };

    /// <returns>False when something of this viewer stands there already.</returns>
    private async Task<Outcome<bool>> Store(ApplyCommand command, ApplicationTaken taken, DateTimeOffset now)
    {
        if (command.Session is not { } session)
        {
            return await postings.Apply(taken, now);
        }

        var recorded = await batcher.Do(session, new RecordApplication(Id, taken)
        {
            By = command.By, Op = OpId.OfFair($"apply:{Id}"),
        });
        return recorded.Ok ? recorded.Value.Kind == AppendKind.Stored
            : recorded.Refused.Code == RefusalCode.OpReused ? false
            : recorded.Refused;
    }

    private async Task<Outcome<ApplyResult>?> First(ViewerId viewer, ApplyCommand command) =>
        await postings.FindApplication(viewer, Id, command.Op) switch
        {
            null => null,
            { } first when first.Op == command.Op && first.Digest != command.Digest(Id) => Refusal.OpReused(),
            { } first => new ApplyResult(first.Application, first.Lead, Done.Before),
        };

    private async Task<Posting?> FindFor(Caller by) =>
        await postings.Find(Id) is { } posting && by.WorksAt(posting.Employer.Station) ? posting : null;
}
