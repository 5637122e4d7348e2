using LiveFair.Grains.Storage;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Applications;
using LiveFair.Live.Audit;
using LiveFair.Live.Employers;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Interest;
using LiveFair.Live.Leads;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Stations;
using LiveFair.Live.Viewers;
using Microsoft.Data.Sqlite;
using ApplicationId = LiveFair.Live.Ids.ApplicationId;

namespace LiveFair.Grains.Tests.Storage;

/// <summary>
/// Every question that the stores are asked, with nothing to find and with something, absent columns too.
/// </summary>
public sealed class StoreRowsTests(TempStore store) : IClassFixture<TempStore>
{
    private DateTimeOffset Now => store.Time.GetUtcNow();

    [Fact]
    public async Task Nothing_is_found_where_nothing_is()
    {
        var (station, viewer, posting) = (new StationId("no"), new ViewerId("no"), new PostingId("no"));
        Assert.Null(await store.Of<IStationStore>().Find(station));
        Assert.Empty(await store.Of<IAnswerCardStore>().OfStation(station));
        Assert.Null(await store.Of<IAccountStore>().Find(new AccountId("no")));
        Assert.Null(await store.Of<IAccountStore>().FindByName("NO"));
        Assert.Empty(await store.Of<IAccountStore>().OfStation(station));
        Assert.Null(await store.Of<IEmployerStore>().Find(station, new EmployerId("no")));
        Assert.Empty(await store.Of<IEmployerStore>().OfStation(station));
        Assert.Null(await store.Of<IViewerStore>().Find(viewer));
        Assert.Empty(await store.Of<IViewerStore>().SharingPhone(viewer));
        Assert.Null(await store.Of<IPostingStore>().Find(posting));
        Assert.Empty(await store.Of<IPostingStore>().Find([posting]));
        Assert.Empty(await store.Of<IPostingStore>().Find([]));
        Assert.Empty(await store.Of<IPostingStore>().List(new PostingFilter { Station = station }, 10));
        Assert.Null(await store.Of<IPostingStore>().FindApplication(viewer, posting, new OpId("no")));
        Assert.Null(await store.Of<ISessionStore>().Find(new SessionId("no")));
        Assert.Empty(await store.Of<ISessionStore>().List(SessionStage.Paused, null, 10));
        Assert.Null(await store.Of<IGroupStore>().Find(new GroupId("no")));
        Assert.Empty(await store.Of<IGroupStore>().OfSession(new SessionId("no")));
        Assert.Empty(await store.Of<IGroupStore>().OfStation(station));
        Assert.Empty(await store.Of<IGroupStore>().OfViewer(viewer));
        Assert.Empty(await store.Of<IGroupStore>().Members(new GroupId("no")));
        Assert.Null(await store.Of<IGroupStore>().SeatOf(new SessionId("no"), viewer));
        Assert.Empty(await store.Of<ILeadStore>().List(station, new LeadFilter(), 10));
        Assert.Null(await store.Of<ILeadStore>().Find(station, new LeadId("no")));
    }

    [Fact]
    public async Task A_station_comes_back_with_and_without_an_address()
    {
        var stations = store.Of<IStationStore>();
        var bare = await stations.Create(new Station(new StationId(NewId.Next()), "一站", null, null), null, Now);
        var full = await stations.Create(
            new Station(new StationId(NewId.Next()), "二站", "银川", "解放街1号"), bare.Id, Now);
        Assert.Equal(bare, await stations.Find(bare.Id));
        Assert.Equal(full, await stations.Find(full.Id));
    }

    [Fact]
    public async Task A_recording_is_deleted_once_with_its_trace()
    {
        var fair = await store.NewFair();
        var sessions = store.Of<ISessionStore>();
        var session = (await sessions.Find(await fair.NewSession()))!;
        Assert.Null(session.RecordingDeletedAt);

        Assert.True(await sessions.DropRecording(session, fair.Host, "有人要求", Now));
        Assert.False(await sessions.DropRecording(session, fair.Host, "再来", Now.AddDays(1)));

        Assert.Equal(Now, (await sessions.Find(session.Id))!.RecordingDeletedAt);
        var traces = await store.Of<IAuditStore>().List(fair.Station.Id, null, 10);
        var trace = Assert.Single(traces, trace => trace.Action == "recording.delete");
        Assert.Equal(
            (session.Id.Value, "有人要求", fair.Host.Key), (trace.Target, trace.Reason, trace.Actor));
    }

    [Fact]
    public async Task A_station_knows_itself_and_those_it_opened()
    {
        var stations = store.Of<IStationStore>();
        Task<Station> Open(string name, Station? by) =>
            stations.Create(new Station(new StationId(NewId.Next()), name, null, null), by?.Id, Now);
        var first = await Open("甲站", null);
        var second = await Open("乙站", first);
        var third = await Open("丙站", second);
        Assert.Equal([second, first], await stations.KnownTo(first.Id));
        Assert.Equal([third, second], await stations.KnownTo(second.Id));
        Assert.Equal([third], await stations.KnownTo(third.Id));
    }

    [Fact]
    public async Task An_account_comes_back_as_it_was_stored_and_its_name_is_its_own()
    {
        var fair = await store.NewFair();
        var accounts = store.Of<IAccountStore>();
        var account = (await accounts.Find(fair.Staff.Account!.Value))!;
        Assert.Null(account.PasswordHash);
        Assert.Null(account.LockedUntil);
        Assert.True(await accounts.Any());
        Assert.Equivalent(account, await accounts.FindByName(account.NormalizedName), strict: true);
        Assert.Equivalent(account, await accounts.Find(account.Id), strict: true);
        Assert.Equal(2, (await accounts.OfStation(fair.Station.Id)).Count);
        var twin = new Account
        {
            Id = new AccountId(NewId.Next()), Station = fair.Station.Id, UserName = "x", DisplayName = "x",
            NormalizedName = account.NormalizedName, Role = Role.Staff,
        };
        Assert.Equal(RefusalCode.Invalid, (await accounts.Create(twin, null, Now)).Refused!.Code);
    }

    [Fact]
    public async Task An_employer_is_verified_by_its_last_check_and_its_furthest_mandate()
    {
        var fair = await store.NewFair();
        var employers = store.Of<IEmployerStore>();
        var bare = new Employer
        {
            Id = new EmployerId(NewId.Next()), Station = fair.Station.Id, Name = "甲",
            Uscc = Uscc.FromStore(NewId.Next()),
        };
        Assert.Equal(bare, (await employers.Create(bare, Now)).Value);
        Assert.Equivalent(bare, await employers.Find(fair.Station.Id, bare.Id), strict: true);
        Assert.Equal(
            RefusalCode.Invalid,
            (await employers.Create(bare with { Id = new EmployerId("x") }, Now)).Refused!.Code);
        Assert.Null(await employers.Find(new StationId("other"), bare.Id));

        var passed = new LicenceCheck("640100", true, Now.AddDays(180), "原件");
        Assert.Equal(
            Now.AddDays(180),
            (await employers.AddCheck(bare, passed, fair.Staff, null, Now)).Value!.CheckedUntil);
        await employers.AddMandate(bare, new Mandate("1", Now, Now.AddDays(90), null), fair.Staff, null, Now);
        var mandated = await employers.AddMandate(
            bare, new Mandate("2", Now, Now.AddDays(30), "王"), fair.Staff, null, Now);
        Assert.Equal(Now.AddDays(90), mandated.Value!.MandateUntil);
        Assert.True(mandated.Value.IsVerified(Now));
        var failed = await employers.AddCheck(bare, passed with { Passed = false }, fair.Staff, null, Now);
        Assert.False(failed.Value!.IsVerified(Now));
        Assert.Equal(2, (await employers.OfStation(fair.Station.Id)).Count);
        var trail = await store.Of<IAuditStore>().List(fair.Station.Id, null, 100);
        Assert.Equal(4, trail.Count(entry => entry.Target == bare.Id.Value));
    }

    [Fact]
    public async Task A_posting_of_an_employer_without_any_check_comes_back_unverified()
    {
        var fair = await store.NewFair();
        var bare = new Employer
        {
            Id = new EmployerId(NewId.Next()), Station = fair.Station.Id, Name = "乙",
            Uscc = Uscc.FromStore(NewId.Next()),
        };
        await store.Of<IEmployerStore>().Create(bare, Now);
        var draft = await fair.NewDraft(bare);
        Assert.Equivalent(draft, await store.Of<IPostingStore>().Find(draft.Id), strict: true);
    }

    [Fact]
    public async Task Postings_are_listed_by_each_filter_and_in_pages()
    {
        var fair = await store.NewFair();
        var postings = store.Of<IPostingStore>();
        var draft = await fair.NewDraft(text: fair.Text("叉车司机"));
        store.Time.Advance(TimeSpan.FromSeconds(1));
        var open = await fair.NewPosting();
        var mine = new PostingFilter { Station = fair.Station.Id };
        async Task<PostingId[]> List(PostingFilter filter) =>
            [.. (await postings.List(filter, 10)).Select(one => one.Id)];
        Assert.Equal([open, draft.Id], await List(mine));
        Assert.Equal([open], [.. (await postings.List(mine, 1)).Select(one => one.Id)]);
        Assert.Equal([draft.Id], await List(mine with { After = open }));
        Assert.Equal([draft.Id], await List(mine with { Words = "叉车" }));
        Assert.Equal([draft.Id], await List(mine with { State = PostingState.Draft }));
        Assert.Equal([open], await List(mine with { OpenAt = Now }));
        Assert.Empty(await List(mine with { OpenAt = Now.AddDays(61) }));
        Assert.Equal([open, draft.Id], await List(new PostingFilter { Employer = fair.Employer.Id }));
        Assert.Equal(
            [draft.Id, open],
            (await postings.Find([draft.Id, new PostingId("no"), open])).Select(one => one.Id));
    }

    [Fact]
    public async Task A_session_comes_back_before_and_after_its_rundown_is_replaced()
    {
        var fair = await store.NewFair();
        var sessions = store.Of<ISessionStore>();
        var (first, second) = (await fair.NewPosting(), await fair.NewPosting());

        // The list is everybody's, newest first: those of other tests are older.
        store.Time.Advance(TimeSpan.FromSeconds(1));
        var id = await fair.NewSession(first);
        var session = (await sessions.Find(id))!;
        Assert.Equal((fair.Station.Name, fair.Host.Name), (session.StationName, session.HostName));
        Assert.Null(session.StartedAt);
        Assert.Equal([first], session.Rundown.Select(item => item.Posting));
        var replaced = await sessions.SetRundown(session, [second, first], fair.Host, Now);
        Assert.Equal([second, first], replaced.Value!.Rundown.Select(item => item.Posting));
        var missing = await sessions.SetRundown(session, [first, new PostingId("no")], fair.Host, Now);
        Assert.Equal(RefusalCode.NotFound, missing.Refused!.Code);
        Assert.Equal([second, first], (await sessions.Find(id))!.Rundown.Select(item => item.Posting));
        Assert.Empty((await sessions.SetRundown(session, [], fair.Host, Now)).Value!.Rundown);
        store.Time.Advance(TimeSpan.FromSeconds(1));
        var newer = await fair.NewSession();
        Assert.Equal([newer, id], (await sessions.List(null, null, 2)).Select(one => one.Id));
        Assert.Equal(id, (await sessions.List(SessionStage.Scheduled, newer, 1))[0].Id);
    }

    [Fact]
    public async Task A_rundown_with_another_stations_posting_is_refused_and_leaves_no_session()
    {
        var (ours, theirs) = (await store.NewFair(), await store.NewFair());
        var session = new LiveSession
        {
            Id = new SessionId(NewId.Next()), Station = ours.Station.Id, Host = ours.Host.Account!.Value, Title = "借岗",
            StartsAt = Now, Rundown = [new RundownItem(await theirs.NewPosting(), "")],
        };
        Assert.Equal(RefusalCode.NotFound, (await store.Of<ISessionStore>().Create(session, Now)).Refused!.Code);
        Assert.Null(await store.Of<ISessionStore>().Find(session.Id));
    }

    [Fact]
    public async Task A_group_is_opened_once_for_each_number()
    {
        var fair = await store.NewFair();
        var groups = store.Of<IGroupStore>();
        var session = await fair.NewSession();
        var first = await groups.Open(session, 1, 500, Now);
        Assert.Equal(first, await groups.Open(session, 1, 500, Now));
        var second = await groups.Open(session, 2, 500, Now);
        Assert.Equal([first, second], await groups.OfSession(session));
        Assert.Equal([second, first], await groups.OfStation(fair.Station.Id));
        Assert.Equal(first, await groups.Find(first.Id));
        Assert.Equal("春风行动 · 1群", first.Name);
    }

    [Fact]
    public async Task A_lead_is_found_by_each_filter_and_keeps_its_touches()
    {
        var fair = await store.NewFair();
        var leads = store.Of<ILeadStore>();
        var posting = await fair.NewPosting();
        var session = await fair.NewSession(posting);
        var (alone, seen) = (await Apply(fair, posting, null, "马晓梅"), await Apply(fair, posting, session, "李强"));
        async Task<LeadId[]> List(LeadFilter filter) =>
            [.. (await leads.List(fair.Station.Id, filter, 10)).Select(lead => lead.Id)];
        Assert.Equal([seen, alone], await List(new LeadFilter()));
        Assert.Equal([alone], await List(new LeadFilter { After = seen }));
        Assert.Equal([seen], await List(new LeadFilter { Session = session }));
        Assert.Equal([seen, alone], await List(new LeadFilter { Posting = posting, State = LeadState.New }));
        Assert.Equal([alone], await List(new LeadFilter { Words = "马" }));
        Assert.Equal([seen, alone], await List(new LeadFilter { Words = "0001" }));
        Assert.Equal([seen, alone], await List(new LeadFilter { Words = "夜班" }));
        Assert.Empty(await List(new LeadFilter { DueBy = Now }));

        var lead = (await leads.Find(fair.Station.Id, alone))!;
        Assert.Equal((null, null, null, "马晓梅"), (lead.Session, lead.Assignee, lead.DueAt, lead.Name.Whole));
        Assert.Empty(lead.Touches);
        Assert.Null(await leads.Find(new StationId("other"), alone));

        Assert.True(await leads.Assign(lead, fair.Staff.Account!.Value));
        Assert.False(await leads.Assign(lead, new AccountId("no")));
        var touch = new LeadTouch(Now, "", TouchKind.Call, TouchOutcome.Connected, null);
        Assert.Null(await leads.AddTouch(lead, touch, Now.AddDays(1), fair.Staff, new OpId("op1")));
        Assert.Null(await leads.AddTouch(lead, touch, Now.AddDays(1), fair.Staff, new OpId("op1")));
        var reused = await leads.AddTouch(lead, touch, null, fair.Staff, new OpId("op1"));
        Assert.Equal(RefusalCode.OpReused, reused!.Code);
        await leads.AddTouch(lead, touch with { Note = "想去" }, Now.AddDays(2), fair.Staff, null);
        var touched = (await leads.Find(fair.Station.Id, alone))!;
        Assert.Equal([null, "想去"], touched.Touches.Select(one => one.Note));
        Assert.All(touched.Touches, one => Assert.Equal(fair.Staff.Name, one.By));
        Assert.Equal((LeadState.Contacted, Now.AddDays(2)), (touched.State, touched.DueAt));
        Assert.Equal([alone], await List(new LeadFilter { Assignee = fair.Staff.Account, DueBy = Now.AddDays(2) }));
    }

    [Fact]
    public async Task People_who_started_work_are_counted_off_the_headcount_and_traced()
    {
        var fair = await store.NewFair();
        var leads = store.Of<ILeadStore>();
        var posting = await fair.NewPosting();
        var lead = (await leads.Find(fair.Station.Id, await Apply(fair, posting, null, "马晓梅")))!;
        await leads.SetState(lead, LeadState.Onboarded, null, fair.Staff, Now);
        Assert.Equal(19, (await store.Of<IPostingStore>().Find(posting))!.HeadcountLeft);
        var trail = await store.Of<IAuditStore>().List(fair.Station.Id, null, 2);
        Assert.Equal("lead.state.Onboarded", trail[0].Action);
    }

    [Fact]
    public async Task Who_first_tries_to_reach_somebody_has_the_lead_and_it_stays_with_whoever_has_it()
    {
        var fair = await store.NewFair();
        var leads = store.Of<ILeadStore>();
        var lead = (await leads.Find(fair.Station.Id, await Apply(fair, await fair.NewPosting(), null, "马晓梅")))!;
        var touch = new LeadTouch(Now, "", TouchKind.Call, TouchOutcome.NoAnswer, null);
        await leads.AddTouch(lead, touch, null, fair.Staff, null);
        await leads.AddTouch(lead, touch, null, fair.Host, null);
        var touched = (await leads.Find(fair.Station.Id, lead.Id))!;
        Assert.Equal((fair.Staff.Account, LeadState.Assigned), (touched.Assignee, touched.State));
    }

    [Theory]
    [InlineData(LeadState.Onboarded)]
    [InlineData(LeadState.Declined)]
    [InlineData(LeadState.Duplicate)]
    public async Task A_touch_made_from_an_old_look_at_the_lead_neither_takes_it_back_nor_out_of_its_end(
        LeadState stands)
    {
        var fair = await store.NewFair();
        var leads = store.Of<ILeadStore>();
        var old = (await leads.Find(fair.Station.Id, await Apply(fair, await fair.NewPosting(), null, "马晓梅")))!;
        await leads.SetState(old, stands, null, fair.Staff, Now);
        var touch = new LeadTouch(Now, "", TouchKind.Call, TouchOutcome.Connected, null);
        await leads.AddTouch(old, touch, null, fair.Staff, null);
        Assert.Equal(stands, (await leads.Find(fair.Station.Id, old.Id))!.State);
    }

    [Fact]
    public async Task Of_two_who_move_a_lead_from_the_same_look_the_second_is_told()
    {
        var fair = await store.NewFair();
        var leads = store.Of<ILeadStore>();
        var seen = (await leads.Find(fair.Station.Id, await Apply(fair, await fair.NewPosting(), null, "马晓梅")))!;
        Assert.True(await leads.SetState(seen, LeadState.Declined, "远", fair.Staff, Now));
        Assert.False(await leads.SetState(seen, LeadState.Interested, null, fair.Staff, Now));
        Assert.Equal(LeadState.Declined, (await leads.Find(fair.Station.Id, seen.Id))!.State);
        Assert.Equal(
            "lead.state.Declined",
            (await store.Of<IAuditStore>().List(fair.Station.Id, null, 1)).Single().Action);
    }

    [Fact]
    public async Task A_second_application_to_a_posting_or_by_an_act_is_refused_by_the_rows()
    {
        var fair = await store.NewFair();
        var (posting, other) = (await fair.NewPosting(), await fair.NewPosting());
        var viewer = (await fair.NewCaller()).Viewer!.Value;
        var postings = store.Of<IPostingStore>();
        var taken = Taken(fair, posting, viewer, null, "马晓梅");
        Assert.True(await postings.Apply(taken, Now));
        Assert.False(await postings.Apply(Fresh(taken) with { Op = new OpId("op2") }, Now));
        Assert.False(await postings.Apply(Fresh(taken) with { Posting = other }, Now));
        var first = await postings.FindApplication(viewer, posting, new OpId("never"));
        Assert.Equal((taken.Application, taken.Lead, taken.Op), (first!.Application, first.Lead, first.Op));
        Assert.Equal(first, await postings.FindApplication(viewer, other, taken.Op));
    }

    [Fact]
    public async Task A_row_that_names_what_is_missing_is_a_failure_and_no_repeat()
    {
        var fair = await store.NewFair();
        var nobody = Taken(fair, await fair.NewPosting(), new ViewerId("no"), null, "马晓梅");
        await Assert.ThrowsAsync<SqliteException>(() => store.Of<IPostingStore>().Apply(nobody, Now));
        var nowhere = fair.Employer with
        {
            Id = new EmployerId(NewId.Next()),
            Station = new StationId("no"),
            Uscc = Uscc.FromStore(NewId.Next()),
        };
        await Assert.ThrowsAsync<SqliteException>(() => store.Of<IEmployerStore>().Create(nowhere, Now));
    }

    private static ApplicationTaken Fresh(ApplicationTaken taken) => taken with
    {
        Application = new ApplicationId(NewId.Next()),
        Lead = new LeadId(NewId.Next()),
    };

    private static ApplicationTaken Taken(
        Fair fair, PostingId posting, ViewerId viewer, SessionId? session, string name)
    {
        Assert.True(PersonName.TryParse(name, out var person));
        return new ApplicationTaken
        {
            Application = new ApplicationId(NewId.Next()), Lead = new LeadId(NewId.Next()), Station = fair.Station.Id,
            Posting = posting, PostingVersion = 1, Viewer = viewer, Session = session, Name = person,
            Phone = PhoneNumber.FromStore("13895100001"), ConsentEmployer = fair.Employer.Id, ConsentVersion = 1,
            Op = new OpId("op1"), Digest = 1,
        };
    }

    private async Task<LeadId> Apply(Fair fair, PostingId posting, SessionId? session, string name)
    {
        store.Time.Advance(TimeSpan.FromSeconds(1));
        var taken = Taken(fair, posting, (await fair.NewCaller()).Viewer!.Value, session, name);
        Assert.True(await store.Of<IPostingStore>().Apply(taken, Now));
        return taken.Lead;
    }
}
