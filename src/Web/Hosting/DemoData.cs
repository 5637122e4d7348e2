using System.Globalization;
using System.Reflection;
using CsvHelper;
using LiveFair.Live;
using LiveFair.Live.Accounts;
using LiveFair.Live.Employers;
using LiveFair.Live.Ids;
using LiveFair.Live.Sessions;
using LiveFair.Live.Stations;
using LiveFair.Web.Accounts;
using LiveFair.Web.Postings;

namespace LiveFair.Web.Hosting;

/// <summary>A station to try: its people, verified employers, 30 published postings, one scheduled session.</summary>
internal sealed class DemoData(
    IStationStore stations,
    AccountDesk accounts,
    IEmployerStore employers,
    PostingImport import,
    ISessionStore sessions,
    IGrainFactory grains,
    TimeProvider time)
{
    private const string Password = "livefair-demo";
    private const int RundownLength = 9;

    public async Task Create()
    {
        var now = time.GetUtcNow();
        var station = await stations.Create(
            new Station(new StationId("demo"), "银川零工驿站", "银川市兴庆区", "解放西街 88 号"), now);
        await Open(station, "admin", "站长老周", Role.Admin);
        await Open(station, "staff", "回访员小赵", Role.Staff);
        var host = await Open(station, "host", "主播小夏", Role.Host);
        var by = new Caller { Role = Role.Host, Account = host.Id, Station = station.Id, Name = host.DisplayName };
        await CreateEmployers(station, by, now);
        await using var rows = Rows();
        var imported = await import.Read(rows, by, CancellationToken.None);
        var postings = imported.Value!.Accepted;
        foreach (var row in postings)
        {
            await grains.GetPosting(row.Posting).Publish(by);
        }

        await sessions.Create(
            new LiveSession
            {
                Id = new SessionId("demo"),
                Station = station.Id,
                Host = host.Id,
                Title = "周三直播带岗：家门口的好岗位",
                StartsAt = now.AddHours(1),
                Rundown = postings.Take(RundownLength).Select(row => new RundownItem(row.Posting, "")).ToList(),
            },
            now);
    }

    private static Stream Rows() =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream("demo.postings.csv")!;

    private async Task<Account> Open(Station station, string name, string displayName, Role role)
    {
        var opened = await accounts.Open(
            new Account
            {
                Id = new AccountId($"demo-{name}"),
                Station = station.Id,
                UserName = name,
                DisplayName = displayName,
                Role = role,
            },
            Password,
            null);
        return opened.Value!;
    }

    private async Task CreateEmployers(Station station, Caller by, DateTimeOffset now)
    {
        using var text = new StreamReader(Rows());
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        var named = csv.GetRecords<EmployerRow>().DistinctBy(row => row.Uscc).ToList();
        foreach (var row in named)
        {
            Uscc.TryParse(row.Uscc, out var uscc);
            var created = await employers.Create(
                new Employer
                {
                    Id = new EmployerId(NewId.Next()),
                    Station = station.Id,
                    Name = row.Employer,
                    Uscc = uscc,
                },
                now);
            var employer = created.Value!;
            await employers.AddCheck(employer, new LicenceCheck(row.Uscc, true, now.AddDays(180), null), by, null, now);
            await employers.AddMandate(
                employer, new Mandate($"YC-{employer.Uscc.Value[^4..]}", now.AddDays(-1), now.AddDays(365), null), by,
                null, now);
        }
    }

    private sealed record EmployerRow
    {
        [CsvHelper.Configuration.Attributes.Name("employer")]
        public required string Employer { get; init; }

        [CsvHelper.Configuration.Attributes.Name("uscc")]
        public required string Uscc { get; init; }
    }
}
