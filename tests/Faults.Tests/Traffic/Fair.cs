using System.Collections.Concurrent;
using System.Text.Json;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;

namespace LiveFair.Faults.Tests.Traffic;

/// <summary>A live session on the demo data, the people in it, and all that they do.</summary>
public sealed class Fair : IDisposable
{
    public const int RecoveryWindow = 1_000;

    /// <summary>Lets the test's few people act as fast as they can, and fills groups soon.</summary>
    public const string Settings = """
        {
          "viewers": { "commentBurst": 100, "commentInterval": "00:00:00.01" },
          "groups": { "capacity": 20 },
          "feed": { "readablePerSecond": 10000, "recoveryWindow": 1000 }
        }
        """;

    private readonly ConcurrentQueue<Act> _acts = new();
    private readonly ConcurrentQueue<Person> _newcomers = new();
    private readonly ConcurrentQueue<Person> _enrolled = new();
    private int _said;

    private Fair(FairApi api) => Api = api;

    public FairApi Api { get; }

    public required Uri Address { get; init; }

    public required string Session { get; init; }

    public required string Staff { get; init; }

    public required IReadOnlyList<Job> Jobs { get; init; }

    /// <summary>Those who comment and apply.</summary>
    public required IReadOnlyList<Person> Seekers { get; init; }

    public IReadOnlyCollection<Act> Acts => _acts;

    /// <summary>Called after each act that was acknowledged for the first time.</summary>
    public Action Acknowledged { get; set; } = () => { };

    /// <param name="seekers">How many comment and apply.</param>
    /// <param name="newcomers">How many more will each join a group.</param>
    public static async Task<Fair> Open(Uri address, int seekers, int newcomers)
    {
        var api = new FairApi(address);
        var host = await api.Login("host");
        var jobs = await api.Jobs(host);
        var people = new List<Person>();
        for (var i = 0; i < seekers; i++)
        {
            people.Add(await api.NewSeeker($"求职者{i}"));
        }

        var fair = new Fair(api)
        {
            Address = address,
            Session = await api.LiveSession(host, jobs),
            Staff = await api.Login("staff"),
            Jobs = jobs,
            Seekers = people,
        };
        foreach (var newcomer in await Task.WhenAll(
            Enumerable.Range(0, newcomers).Select(i => api.NewViewer($"新人{i}"))))
        {
            fair._newcomers.Enqueue(newcomer);
        }

        return fair;
    }

    public void Dispose() => Api.Dispose();

    /// <summary>A comment of words that nobody else says.</summary>
    public Act NextComment(Person by) => Write(Deed.Comment, by.Id, $"夜班有补贴吗？第{Interlocked.Increment(ref _said)}次问");

    public Act NextApplication(Person by, Job job) => Write(Deed.Application, by.Id, job.Id);

    /// <summary>Somebody who has asked for no seat yet; null when all have.</summary>
    public Person? NextNewcomer()
    {
        if (!_newcomers.TryDequeue(out var newcomer))
        {
            return null;
        }

        _enrolled.Enqueue(newcomer);
        return newcomer;
    }

    public Act NextEnrolment(Person by) => Write(Deed.Enrolment, by.Id, "");

    /// <summary>What is sent for an application.</summary>
    public object Application(Person by, Act act)
    {
        var job = Jobs.Single(one => one.Id == act.Content);
        return new
        {
            opId = act.OpId,
            sessionId = Session,
            name = "马丽红",
            phone = by.Phone,
            consent = new { employerId = job.Employer, version = job.Consent },
        };
    }

    /// <summary>What is sent for a seat in a group.</summary>
    public static object Enrolment(Act act) => new { opId = act.OpId, consentVersion = 1 };

    /// <summary>Reads all that the server shows of what was done.</summary>
    public async Task<Truth> Read()
    {
        var groups = await Api.Items($"/api/groups?session={Session}", Staff);
        return new Truth
        {
            Log = [.. (await Api.Events($"/api/sessions/{Session}", Staff)).Select(SeenEvent.Read)],
            Leads = [.. (await Api.Items($"/api/leads?session={Session}", Staff)).Select(lead => new SeenLead(
                Text(lead, "id"), Text(lead.GetProperty("posting"), "id")))],
            Groups = await Task.WhenAll(groups.Select(Group)),
            Seats = await Seats(),
        };
    }

    private static string Text(JsonElement from, string name) => from.GetProperty(name).GetString()!;

    private async Task<SeenGroup> Group(JsonElement group)
    {
        var id = Text(group, "id");
        var joined = (await Api.Events($"/api/groups/{id}", Staff)).Select(SeenEvent.Read)
            .Where(seen => seen.Kind == "joinedGroup");
        return new SeenGroup(
            id,
            group.GetProperty("members").GetInt32(),
            group.GetProperty("capacity").GetInt32(),
            [.. joined.Select(seen => seen.About)]);
    }

    private async Task<IReadOnlyDictionary<string, IReadOnlyList<string>>> Seats()
    {
        var seats = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var by in _enrolled)
        {
            seats[by.Id] =
                [.. (await Api.Items($"/api/groups?session={Session}", by.Token)).Select(own => Text(own, "id"))];
        }

        return seats;
    }

    private Act Write(Deed deed, string who, string content)
    {
        var act = new Act(Guid.NewGuid().ToString("N"), deed, who, content);
        _acts.Enqueue(act);
        return act;
    }
}
