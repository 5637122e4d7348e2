using System.Text.Json;
using LiveFair.Live;
using LiveFair.Live.Ids;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Web.Tests.Hosting;

/// <summary>One session of a test, and what can be asked of it without a hub.</summary>
public sealed class TestRoom(
    FairServer fair, string id, IReadOnlyList<string> postings, IReadOnlyList<string> employers)
{
    public string Id => id;

    public IReadOnlyList<string> Postings => postings;

    /// <summary>The employer of each posting.</summary>
    public IReadOnlyList<string> Employers => employers;

    public async Task<long> Head() => (await fair.Api.Get($"/api/sessions/{id}/events?limit=1"))["head"].GetInt64();

    public async Task<IReadOnlyList<JsonElement>> Events(string? kind = null) =>
        [.. (await fair.Api.Get($"/api/sessions/{id}/events")).Is(200)["events"].EnumerateArray()
            .Where(logged => kind is null || logged.GetProperty("kind").GetString() == kind)];

    public async Task<long> Pin(int posting, string? opId = null) =>
        (await fair.Api.Put(
            $"/api/sessions/{id}/pin", new { opId = opId ?? Op(), postingId = postings[posting] }, fair.Host)).Is(200)
            ["offset"].GetInt64();

    /// <summary>Comments of the host in one commit, as a busy room's batch is; answers the last offset.</summary>
    public async Task<long> SayMany(int count, string text = "欢迎")
    {
        var caller = new Caller
        {
            Role = Role.Host,
            Account = new AccountId("demo-host"),
            Station = new StationId("demo"),
            Name = "主播小夏",
        };
        var commands = Enumerable.Range(1, count).Select(i => new SayOnScreen($"{text} {i}") { By = caller });
        var answers = await fair.Services.GetRequiredService<IGrainFactory>().GetSession(new SessionId(id))
            .DoAll([.. commands]);
        Assert.All(answers, answer => Assert.Equal(AppendKind.Stored, answer.Value.Kind));
        return answers[^1].Value.Offset;
    }

    public object Application(int posting, TestViewer viewer, string? opId = null, string name = "马丽红") => new
    {
        opId = opId ?? Op(),
        sessionId = id,
        name = fair.Logs.Secret(name),
        phone = viewer.Phone,
        consent = new { employerId = employers[posting], version = 1 },
    };

    public Task<Reply> Apply(int posting, TestViewer viewer, object? body = null) =>
        fair.Api.Post(
            $"/api/postings/{postings[posting]}/applications", body ?? Application(posting, viewer), viewer.Token);

    public static string Op() => Guid.NewGuid().ToString("N");
}
