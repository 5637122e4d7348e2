using LiveFair.Web.Tests.Applications;
using LiveFair.Web.Tests.Hosting;
using Microsoft.Data.Sqlite;

namespace LiveFair.Web.Tests.Leads;

/// <summary>
/// A station of its own with as many leads as a test wants, written past the server in one statement.
/// </summary>
internal sealed class FullStation(FairServer fair)
{
    private string _station = "";
    private string _posting = "";
    private int _leads;

    /// <returns>The token of its admin.</returns>
    public async Task<string> Open(int leads)
    {
        (_station, var admin) = await fair.NewStation();
        _posting = await NewPosting(admin);
        Add(leads);
        return admin;
    }

    public void AddLead() => Add(1);

    private async Task<string> NewPosting(string admin)
    {
        var employer = (await fair.Api.Post("/api/employers", new { name = "大厂", uscc = TestUscc.Next() }, admin))
            .Is(201);
        var posting = await fair.Api.Post(
            "/api/postings",
            new
            {
                employerId = employer.Id,
                title = "普工",
                employmentType = "fullTime",
                pay = new { text = "月薪5000元" },
                headcount = 1,
                place = "金凤区",
                validThrough = fair.Time.GetUtcNow().AddDays(30),
            },
            admin);
        return posting.Is(201).Id;
    }

    private void Add(int leads)
    {
        using var store = new SqliteConnection($"Data Source={Path.Combine(fair.Data, "livefair.db")};Pooling=False");
        store.Open();
        using var command = store.CreateCommand();
        command.CommandText = """
            BEGIN IMMEDIATE;
            CREATE TEMP TABLE one AS WITH RECURSIVE number(i) AS
              (SELECT $from + 1 UNION ALL SELECT i + 1 FROM number WHERE i < $from + $leads)
              SELECT $station || '-' || i AS id, i FROM number;
            INSERT INTO viewer (id, nickname, created_at) SELECT id, '小马', i FROM one;
            INSERT INTO application
              (id, posting, posting_version, viewer, consent_employer, consent_version, op, digest, at)
              SELECT id, $posting, 1, id, 'e', 1, id, 0, i FROM one;
            INSERT INTO lead (id, station, application, posting, name, phone, state, created_at)
              SELECT id, $station, id, $posting, '马丽红', '13800000000', 0, i FROM one;
            COMMIT;
            """;
        command.Parameters.AddWithValue("$station", _station);
        command.Parameters.AddWithValue("$posting", _posting);
        command.Parameters.AddWithValue("$from", _leads);
        command.Parameters.AddWithValue("$leads", leads);
        command.ExecuteNonQuery();
        _leads += leads;
    }
}
