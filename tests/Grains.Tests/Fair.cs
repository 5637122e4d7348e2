using LiveFair.Grains.Storage;
using LiveFair.Grains.Storage.Sqlite;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Employers;
using LiveFair.Live.Groups;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Stations;
using LiveFair.Live.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Grains.Tests;

/// <summary>
/// A station with its people, an employer in order, postings and sessions; every call makes fresh ones.
/// </summary>
internal sealed class Fair(IServiceProvider services, TimeProvider time)
{
    public Station Station { get; private set; } = null!;

    public Caller Host { get; private set; } = null!;

    public Caller Staff { get; private set; } = null!;

    public Employer Employer { get; private set; } = null!;

    private DateTimeOffset Now => time.GetUtcNow();

    public static async Task<Fair> Open(IServiceProvider services, TimeProvider time)
    {
        var fair = new Fair(services, time);
        fair.Station = await fair.Of<IStationStore>().Create(
            new Station(new StationId(NewId.Next()), "兴庆零工驿站", "银川市兴庆区", null), null, fair.Now);
        fair.Host = await fair.NewPerson(Role.Host);
        fair.Staff = await fair.NewPerson(Role.Staff);
        fair.Employer = await fair.NewEmployer(TimeSpan.FromDays(30));
        return fair;
    }

    public T Of<T>()
        where T : notnull => services.GetRequiredService<T>();

    public async Task<Caller> NewPerson(Role role)
    {
        var id = NewId.Next();
        var account = new Account
        {
            Id = new AccountId(id), Station = Station.Id, UserName = id, NormalizedName = id.ToUpperInvariant(),
            DisplayName = $"小{id[..3]}", Role = role,
        };
        Assert.True((await Of<IAccountStore>().Create(account, null, Now)).Ok);
        return new Caller { Role = role, Account = account.Id, Station = Station.Id, Name = account.DisplayName };
    }

    /// <summary>An employer whose check holds for half a year and whose mandate holds for so long.</summary>
    public async Task<Employer> NewEmployer(TimeSpan mandate)
    {
        var employers = Of<IEmployerStore>();
        var created = await employers.Create(
            new Employer
            {
                Id = new EmployerId(NewId.Next()), Station = Station.Id, Name = "宁夏鸿达物流有限公司",
                Uscc = Uscc.FromStore(NewId.Next()),
            },
            Now);
        var by = Staff ?? Host;
        await employers.AddCheck(
            created.Value!, new LicenceCheck("640100", true, Now + EmployerRules.LongestCheck, null), by, null, Now);
        return (await employers.AddMandate(
            created.Value!, new Mandate("委-2026-7", Now.AddDays(-1), Now + mandate, "王经理"), by, null, Now)).Value!;
    }

    public PostingText Text(string title = "夜班分拣员") => new()
    {
        Title = title,
        EmploymentType = EmploymentType.Temporary,
        Pay = new PayRange("夜班20元/小时，周结", 20, 20, PayUnit.Hour, Settlement.Week),
        Headcount = 20,
        Place = "银川市兴庆区物流园北区3号库",
        Content = "按线路分拣包裹，单件不超过15公斤",
        ValidThrough = Now.AddDays(60),
    };

    public async Task<Posting> NewDraft(Employer? employer = null, PostingText? text = null)
    {
        var posting = new Posting
        {
            Id = new PostingId(NewId.Next()), Version = 1, State = PostingState.Draft,
            Employer = employer ?? Employer, Text = text ?? Text(),
        };
        await Of<IPostingStore>().Create([posting], Staff, Now);
        return posting;
    }

    public async Task<PostingId> NewPosting(Employer? employer = null)
    {
        var posting = await NewDraft(employer);
        await Of<IPostingStore>().SetState(posting, PostingState.Published, Staff, Now);
        return posting.Id;
    }

    public async Task<SessionId> NewSession(params PostingId[] postings)
    {
        var session = await Of<ISessionStore>().Create(
            new LiveSession
            {
                Id = new SessionId(NewId.Next()), Station = Station.Id, Host = Host.Account!.Value,
                Title = "春风行动", StartsAt = Now, Rundown = [.. postings.Select(posting => new RundownItem(posting, ""))],
            },
            Now);
        return session.Value!.Id;
    }

    public async Task<Caller> NewViewer()
    {
        var id = new ViewerId(NewId.Next());
        await Of<IViewerStore>().Create(id, "小马", Now);
        return new Caller { Role = Role.Viewer, Viewer = id, Name = "小马" };
    }

    public Task<Caller[]> NewViewers(int count) =>
        Task.WhenAll(Enumerable.Range(0, count).Select(_ => NewViewer()));

    /// <summary>A viewer whose phone is confirmed.</summary>
    public async Task<Caller> NewCaller(string phone = "13895100001")
    {
        var viewer = await NewViewer();
        var viewers = Of<IViewerStore>();
        await Of<SqliteDatabase>().Write(connection =>
        {
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE viewer SET phone = $phone, phone_verified_at = 1 WHERE id = $id";
            command.Parameters.AddWithValue("$phone", phone);
            command.Parameters.AddWithValue("$id", viewer.Viewer!.Value.Value);
            return command.ExecuteNonQuery();
        });
        Assert.NotNull((await viewers.Find(viewer.Viewer!.Value))!.Phone);
        return viewer;
    }

    public async Task<IReadOnlyList<LoggedEvent>> Log(LogName log)
    {
        var all = new List<LoggedEvent>();
        while (await Of<ILogStore>().Read(log, all.Count, 1_000) is { Count: > 0 } page)
        {
            all.AddRange(page);
        }

        return all;
    }

    public Task<IReadOnlyList<LoggedEvent>> Log(SessionId session) => Log(LogName.Of(session));

    public Task<IReadOnlyList<FollowUpGroup>> Groups(SessionId session) => Of<IGroupStore>().OfSession(session);
}
