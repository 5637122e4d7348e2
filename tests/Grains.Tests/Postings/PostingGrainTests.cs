using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Applications;
using LiveFair.Live.Audit;
using LiveFair.Live.Ids;
using LiveFair.Live.Leads;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Live.Viewers;

namespace LiveFair.Grains.Tests.Postings;

[Collection(nameof(Cluster))]
public sealed class PostingGrainTests(Cluster cluster) : IAsyncLifetime
{
    private Fair _fair = null!;

    public async Task InitializeAsync() => _fair = await cluster.NewFair();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Publishing_and_withdrawing_leave_a_trace_once()
    {
        var draft = await _fair.NewDraft();
        var grain = cluster.Grains.GetPosting(draft.Id);
        await grain.Publish(_fair.Host);
        await grain.Publish(_fair.Host);
        await grain.Withdraw(_fair.Staff);
        var trail = await _fair.Of<IAuditStore>().List(_fair.Station.Id, null, 100);
        Assert.Equal(
            [(_fair.Staff.Key, "posting.state.Withdrawn"), (_fair.Host.Key, "posting.state.Published")],
            trail.Where(entry => entry.Target == draft.Id.Value).Select(entry => (entry.Actor, entry.Action)));
    }

    [Fact]
    public async Task Each_revision_is_a_version_and_a_blocked_one_changes_nothing()
    {
        var draft = await _fair.NewDraft();
        var grain = cluster.Grains.GetPosting(draft.Id);
        Assert.Equal(2, (await grain.Revise(_fair.Staff, _fair.Text("白班分拣员"))).Value!.Posting.Version);
        Assert.True((await grain.Publish(_fair.Staff)).Value!.Posting.State == PostingState.Published);
        Assert.True((await grain.Revise(_fair.Staff, _fair.Text() with { Content = null })).Value!.IsBlocked);
        var stands = (await _fair.Of<IPostingStore>().Find(draft.Id))!;
        Assert.Equal((2, "白班分拣员", PostingState.Published), (stands.Version, stands.Text.Title, stands.State));
        var stranger = (await cluster.NewFair()).Staff;
        Assert.Equal(RefusalCode.NotFound, (await grain.Revise(stranger, _fair.Text())).Refused!.Code);
    }

    [Fact]
    public async Task A_posting_whose_employer_has_no_mandate_in_force_is_not_published()
    {
        var draft = await _fair.NewDraft(await _fair.NewEmployer(mandate: TimeSpan.FromMinutes(-1)));
        var screened = (await cluster.Grains.GetPosting(draft.Id).Publish(_fair.Staff)).Value!;
        Assert.Equal(["mandate"], screened.Findings.Select(finding => finding.Rule));
        Assert.Equal(PostingState.Draft, (await _fair.Of<IPostingStore>().Find(draft.Id))!.State);
    }

    [Fact]
    public async Task Fifty_requests_of_one_viewer_make_one_application_one_lead_and_one_event()
    {
        var posting = await _fair.NewPosting();
        var session = await _fair.NewSession(posting);
        var viewer = await _fair.NewCaller();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(
            i => cluster.Grains.GetPosting(posting).Apply(Application(viewer, $"op{i}", session))));
        Assert.All(answers, answer => Assert.True(answer.Ok));
        Assert.Single(answers.Select(answer => answer.Value!.Application).Distinct());
        Assert.Single(answers, answer => answer.Value!.Done == Done.Now);
        Assert.Single(await _fair.Of<ILeadStore>().List(_fair.Station.Id, new LeadFilter { Posting = posting }, 10));
        Assert.IsType<Applied>(Assert.Single(await _fair.Log(session)).Body);
    }

    [Fact]
    public async Task An_opId_used_for_another_posting_or_with_other_words_is_refused()
    {
        var (posting, other) = (await _fair.NewPosting(), await _fair.NewPosting());
        var viewer = await _fair.NewCaller();
        var first = Application(viewer, "op1", null);
        Assert.True((await cluster.Grains.GetPosting(posting).Apply(first)).Ok);
        Assert.Equal(RefusalCode.OpReused, (await cluster.Grains.GetPosting(other).Apply(first)).Refused!.Code);
        var changed = first with { Phone = PhoneNumber.FromStore("13895100009") };
        Assert.Equal(RefusalCode.OpReused, (await cluster.Grains.GetPosting(posting).Apply(changed)).Refused!.Code);
    }

    [Fact]
    public async Task An_application_whose_answer_was_lost_is_found_by_its_retry()
    {
        var posting = await _fair.NewPosting();
        var session = await _fair.NewSession(posting);
        var command = Application(await _fair.NewCaller(), "op1", session);
        cluster.Logs.LoseNextAnswer(LogName.Of(session));
        await Assert.ThrowsAsync<IOException>(() => cluster.Grains.GetPosting(posting).Apply(command));
        Assert.Equal(Done.Before, (await cluster.Grains.GetPosting(posting).Apply(command)).Value!.Done);
        Assert.Single(await _fair.Log(session));
    }

    [Fact]
    public async Task Nothing_is_taken_after_a_withdrawal_was_answered_also_what_was_checked_before()
    {
        var posting = await _fair.NewPosting();
        var session = await _fair.NewSession(posting);
        var gate = cluster.Logs.HoldNext(LogName.Of(session));
        var applying = cluster.Grains.GetPosting(posting).Apply(Application(await _fair.NewCaller(), "op1", session));
        await gate.Reached.Task;
        Assert.True((await cluster.Grains.GetPosting(posting).Withdraw(_fair.Staff)).Ok);
        gate.Opened.SetResult();
        Assert.Equal(RefusalCode.PostingClosed, (await applying).Refused!.Code);
        Assert.Empty(await _fair.Log(session));
        Assert.Empty(await _fair.Of<ILeadStore>().List(_fair.Station.Id, new LeadFilter { Posting = posting }, 10));
    }

    [Fact]
    public async Task When_the_mandate_runs_out_nothing_is_taken_or_shown_any_more_but_a_retry_is_answered()
    {
        var posting = await _fair.NewPosting(await _fair.NewEmployer(TimeSpan.FromHours(1)));
        var employer = (await _fair.Of<IPostingStore>().Find(posting))!.Employer.Id;
        var grain = cluster.Grains.GetPosting(posting);
        var early = Application(await _fair.NewCaller(), "op1", null) with { ConsentEmployer = employer };
        Assert.True((await grain.CardForPin(_fair.Station.Id)).Ok);
        Assert.True((await grain.Apply(early)).Ok);
        cluster.Time.Advance(TimeSpan.FromHours(1));
        Assert.Equal(RefusalCode.PostingClosed, (await grain.CardForPin(_fair.Station.Id)).Refused!.Code);
        var late = early with { By = await _fair.NewCaller() };
        Assert.Equal(RefusalCode.PostingClosed, (await grain.Apply(late)).Refused!.Code);
        Assert.Equal(Done.Before, (await grain.Apply(early)).Value!.Done);
    }

    [Fact]
    public async Task Consent_and_a_confirmed_phone_come_before_an_application()
    {
        var grain = cluster.Grains.GetPosting(await _fair.NewPosting());
        var command = Application(await _fair.NewCaller(), "op1", null);
        var unasked = await grain.Apply(command with { ConsentEmployer = null });
        Assert.Equal(RefusalCode.ConsentRequired, unasked.Refused!.Code);
        var unconfirmed = await grain.Apply(command with { By = await _fair.NewViewer() });
        Assert.Equal(RefusalCode.VerifyPhone, unconfirmed.Refused!.Code);
        var elsewhere = await grain.Apply(command with { Session = await _fair.NewSession() });
        Assert.Equal(RefusalCode.Invalid, elsewhere.Refused!.Code);
        Assert.Equal(RefusalCode.NotAllowed, (await grain.Apply(command with { By = _fair.Host })).Refused!.Code);
    }

    [Fact]
    public async Task Only_viewers_apply_and_hear_so_whether_or_not_there_is_such_a_posting()
    {
        foreach (var posting in new[] { await _fair.NewPosting(), new PostingId(NewId.Next()) })
        {
            var refused = await cluster.Grains.GetPosting(posting).Apply(Application(_fair.Host, "op1", null));
            Assert.Equal(RefusalCode.NotAllowed, refused.Refused!.Code);
        }
    }

    private ApplyCommand Application(Caller viewer, string op, SessionId? session)
    {
        Assert.True(PersonName.TryParse("马晓梅", out var name));
        return new ApplyCommand
        {
            By = viewer, Op = new OpId(op), Session = session, Name = name,
            Phone = PhoneNumber.FromStore("13895100001"),
            ConsentEmployer = _fair.Employer.Id, ConsentVersion = Posting.ConsentVersion,
        };
    }
}
