using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;
using LiveFair.Faults.Tests.Processes;
using LiveFair.Faults.Tests.Traffic;
using Microsoft.Data.Sqlite;

namespace LiveFair.Faults.Tests;

/// <summary>
/// An acknowledgement means committed. The test itself holds the store's write lock, so that no commit can happen:
/// an answer that comes meanwhile was given too early. (An answer between the writes of a commit and its end is what
/// the full disk of <see cref="StoreFaultTests"/> finds: there the writes work and the commit does not.)
/// </summary>
public sealed class CommitTests : IAsyncLifetime
{
    /// <summary>
    /// Requests answered one after the other while nothing can be committed: time for a hasty answer.
    /// </summary>
    private const int Meanwhile = 100;

    private readonly DataFolder _data = new();
    private readonly int _port = Server.FreePort();
    private Server _server = null!;
    private Fair _fair = null!;
    private Person _newcomer = null!;
    private Act _comment = null!;
    private Act _application = null!;
    private Act _enrolment = null!;

    public async Task InitializeAsync()
    {
        _server = await Start();
        _fair = await Fair.Open(_server.Address, seekers: 1, newcomers: 1);
        _comment = _fair.NextComment(Seeker);
        _application = _fair.NextApplication(Seeker, _fair.Jobs[0]);
        _newcomer = _fair.NextNewcomer()!;
        _enrolment = _fair.NextEnrolment(_newcomer);
    }

    private Person Seeker => _fair.Seekers[0];

    public async Task DisposeAsync()
    {
        _fair.Dispose();
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Nothing_is_acknowledged_or_shown_before_its_commit_and_all_is_after_it()
    {
        await using var hub = await LiveHub.Open(_server.Address, Seeker.Token, HubProtocol.MessagePack);
        await using var watcher = await LiveHub.Open(_server.Address, _fair.Staff, HubProtocol.Json);
        await using var items = watcher.Watch(_fair.Session, null, null).GetAsyncEnumerator();
        Assert.True(await items.MoveNextAsync());
        var shown = Shows(items);
        Task<bool>[] acts;
        using (HoldCommits())
        {
            acts = Send(hub);
            await Pass();
            Assert.All([.. acts, shown], act => Assert.False(act.IsCompleted));
        }

        Assert.All(await Task.WhenAll(acts), Assert.True);
        Assert.True(await shown);
        Assert.Empty(Oracle.Problems(_fair.Acts, await _fair.Read()));
    }

    [Fact]
    public async Task What_a_kill_took_before_its_commit_was_not_acknowledged_and_is_there_once_when_sent_again()
    {
        await using (var hub = await LiveHub.Open(_server.Address, Seeker.Token, HubProtocol.Json))
        {
            using var held = HoldCommits();
            var acts = Send(hub);
            await Pass();
            _server.Kill();
            Assert.All(await Task.WhenAll(acts), Assert.False);
        }

        await _server.DisposeAsync();
        _server = await Start();
        Assert.All(_fair.Acts, act => Assert.Equal(Verdict.Unknown, act.Verdict));
        var truth = await _fair.Read();
        Assert.Empty(truth.Leads);
        Assert.All(truth.Groups, group => Assert.Equal(0, group.Members));
        Assert.DoesNotContain(truth.Log, seen => seen.Kind is "commented" or "applied" or "enrolled");

        await using var again = await LiveHub.Open(_server.Address, Seeker.Token, HubProtocol.MessagePack);
        Assert.All(await Task.WhenAll(Send(again)), Assert.True);
        Assert.Empty(Oracle.Problems(_fair.Acts, await _fair.Read()));
    }

    private Task<Server> Start() =>
        Server.Start(_port, _data.Path, "--demo", "--config", _data.Settings(Fair.Settings));

    /// <summary>Takes the store's one write lock until the answer is disposed.</summary>
    private SqliteConnection HoldCommits()
    {
        var connection = new SqliteConnection($"Data Source={_data.Database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        command.ExecuteNonQuery();
        return connection;
    }

    /// <summary>The server goes on answering what needs no commit.</summary>
    private async Task Pass()
    {
        for (var i = 0; i < Meanwhile; i++)
        {
            await _fair.Api.Expect("GET", $"/api/sessions/{_fair.Session}", null, null);
        }
    }

    /// <summary>Sends a comment, an application and an enrolment at once.</summary>
    /// <returns>For each, whether it was acknowledged; false when the server went away.</returns>
    private Task<bool>[] Send(LiveHub hub) =>
    [
        Try(_comment, async () =>
        {
            var answer = await hub.Comment(_fair.Session, _comment.OpId, _comment.Content);
            Assert.True(answer.Ok, answer.Code);
            return $"{answer.Offset}";
        }),
        Try(_application, () => Post(
            $"/api/postings/{_application.Content}/applications",
            Seeker,
            _fair.Application(Seeker, _application),
            "leadId")),
        Try(_enrolment, () => Post(
            $"/api/sessions/{_fair.Session}/enrolments", _newcomer, Fair.Enrolment(_enrolment), "groupId")),
    ];

    private static async Task<bool> Try(Act act, Func<Task<string>> send)
    {
        try
        {
            act.Answered(Verdict.Done, await send());
            return true;
        }
        catch (Exception problem) when (Traffic.Seeker.IsBroken(problem))
        {
            act.NoAnswer();
            return false;
        }
    }

    private async Task<string> Post(string path, Person by, object body, string result) =>
        (await _fair.Api.Expect("POST", path, by.Token, body)).GetProperty(result).GetString()!;

    /// <summary>Whether a watcher is given an event.</summary>
    private static async Task<bool> Shows(IAsyncEnumerator<WatchItem> items)
    {
        while (await items.MoveNextAsync())
        {
            if (items.Current is WatchItem.Frame { Events.Count: > 0 })
            {
                return true;
            }
        }

        return false;
    }
}
