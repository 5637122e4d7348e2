using System.Globalization;
using System.Reflection;
using CsvHelper;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Stations;
using LiveFair.Web.Accounts;
using LiveFair.Web.Postings;

namespace LiveFair.Web.Hosting;

/// <summary>
/// A station to try: its people, verified employers, 30 published postings, one scheduled session. What is there
/// already is left as it is; the session is made last, so that its absence tells of a demo that is half made.
/// </summary>
internal sealed class DemoData(
    IStationStore stations,
    IAccountStore people,
    AccountDesk accounts,
    IEmployerStore employers,
    IPostingStore postings,
    PostingImport import,
    ISessionStore sessions,
    IGrainFactory grains,
    TimeProvider time)
{
    private const string Password = "livefair-demo";
    private const int RundownLength = 9;
    private const int MostPostings = 1_000;
    private static readonly Station Station =
        new(new StationId("demo"), "银川零工驿站", "银川市兴庆区", "解放西街 88 号");

    private static readonly SessionId Session = new("demo");

    /// <summary>Whether an earlier start began with the demo and did not come to its end.</summary>
    public async Task<bool> IsHalfMade() =>
        await stations.Find(Station.Id) is not null && await sessions.Find(Session) is null;

    public async Task Create()
    {
        var now = time.GetUtcNow();
        if (await stations.Find(Station.Id) is null)
        {
            await stations.Create(Station, null, now);
        }

        await Open("admin", "站长老周", Role.Admin);
        await Open("staff", "回访员小赵", Role.Staff);
        var host = await Open("host", "主播小夏", Role.Host);
        var by = new Caller { Role = Role.Host, Account = host.Id, Station = Station.Id, Name = host.DisplayName };
        await CreateEmployers(by, now);
        var offered = await Postings(by);
        foreach (var posting in offered)
        {
            await grains.GetPosting(posting).Publish(by);
        }

        await sessions.Create(
            new LiveSession
            {
                Id = Session,
                Station = Station.Id,
                Host = host.Id,
                Title = "周三直播带岗：家门口的好岗位",
                StartsAt = now.AddHours(1),
                Rundown = offered.Take(RundownLength).Select(posting => new RundownItem(posting, "")).ToList(),
            },
            now);
    }

    private static Stream Rows() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("demo.postings.csv")!;

    private async Task<Account> Open(string name, string displayName, Role role)
    {
        var account = new Account
        {
            Id = new AccountId($"demo-{name}"),
            Station = Station.Id,
            UserName = name,
            DisplayName = displayName,
            Role = role,
        };
        return await people.Find(account.Id) ?? (await accounts.Open(account, Password, null)).Value!;
    }

    /// <summary>The imported postings: all of them or none are there, for they are stored in one commit.</summary>
    private async Task<IReadOnlyList<PostingId>> Postings(Caller by)
    {
        var there = await postings.List(new PostingFilter { Station = Station.Id }, MostPostings);
        if (there.Count > 0)
        {
            return [.. there.Select(posting => posting.Id).Reverse()];
        }

        await using var rows = Rows();
        var imported = await import.Read(rows, by, CancellationToken.None);
        return [.. imported.Value!.Accepted.Select(row => row.Posting)];
    }

    private async Task CreateEmployers(Caller by, DateTimeOffset now)
    {
        var known = (await employers.OfStation(Station.Id)).ToDictionary(employer => employer.Uscc);
        using var text = new StreamReader(Rows());
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        var named = csv.GetRecords<EmployerRow>().DistinctBy(row => row.Uscc).ToList();
        foreach (var row in named)
        {
            Uscc.TryParse(row.Uscc, out var uscc);
            var employer = known.GetValueOrDefault(uscc) ?? await Create(row.Employer, uscc, now);
            if (employer.CheckedUntil is null)
            {
                var check = new LicenceCheck(row.Uscc, true, now.AddDays(180), null);
                employer = (await employers.AddCheck(employer, check, by, null, now)).Value!;
            }

            if (employer.MandateUntil is null)
            {
                var mandate = new Mandate($"YC-{row.Uscc[^4..]}", now.AddDays(-1), now.AddDays(365), null);
                await employers.AddMandate(employer, mandate, by, null, now);
            }
        }
    }

    private async Task<Employer> Create(string name, Uscc uscc, DateTimeOffset now)
    {
        var employer = new Employer
        {
            Id = new EmployerId(NewId.Next()),
            Station = Station.Id,
            Name = name,
            Uscc = uscc,
        };
        return (await employers.Create(employer, now)).Value!;
    }

    private sealed record EmployerRow
    {
        [CsvHelper.Configuration.Attributes.Name("employer")]
        public required string Employer { get; init; }

        [CsvHelper.Configuration.Attributes.Name("uscc")]
        public required string Uscc { get; init; }
    }
}
