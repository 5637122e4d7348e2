using System.Net;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;
using LiveFair.Faults.Tests.Processes;
using LiveFair.Faults.Tests.Traffic;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Data.Sqlite;

namespace LiveFair.Faults.Tests;

/// <summary>The disk is full, the tail of the store is lost, or the process died between two commits.</summary>
public sealed class StoreFaultTests
{
    [Fact]
    public async Task A_full_disk_acknowledges_nothing_falsely_and_all_works_again_when_it_is_freed()
    {
        using var disk = new SmallDisk(megabytes: 8);
        await using var server = await Start(disk.Path, Server.FreePort());
        using var fair = await Fair.Open(server.Address, seekers: 1, newcomers: 1);
        var (self, newcomer) = (fair.Seekers[0], fair.NextNewcomer()!);
        await using var hub = await LiveHub.Open(server.Address, self.Token, HubProtocol.Json);
        await Say(hub, fair, fair.NextComment(self));

        disk.Fill();
        var unsaid = await SayUntilItFails(hub, fair, self);
        var unapplied = fair.NextApplication(self, fair.Jobs[0]);
        Assert.Equal(HttpStatusCode.InternalServerError, await Apply(fair, self, unapplied));
        var unseated = fair.NextEnrolment(newcomer);
        Assert.Equal(HttpStatusCode.InternalServerError, await Enrol(fair, newcomer, unseated));
        await fair.Api.Expect("GET", "/healthz", null, null);
        var said = fair.Acts.Where(act => act.Deed == Deed.Comment && act.Verdict == Verdict.Done);
        Assert.Equal(
            said.Select(act => act.Content),
            (await fair.Read()).Log.Where(seen => seen.Kind == "commented").Select(seen => seen.About));

        disk.Free();
        await Say(hub, fair, unsaid);
        Assert.Equal(HttpStatusCode.Created, await Apply(fair, self, unapplied));
        Assert.Equal(HttpStatusCode.Created, await Enrol(fair, newcomer, unseated));
        Assert.Empty(Oracle.Problems(fair.Acts, await fair.Read()));
    }

    [Fact]
    public async Task A_picture_that_is_lost_while_nothing_can_be_stored_ends_nothing_else()
    {
        using var disk = new SmallDisk(megabytes: 8);
        await using var server = await Start(disk.Path, Server.FreePort());
        using var fair = await Fair.Open(server.Address, seekers: 1, newcomers: 0);
        await using var hub = await LiveHub.Open(server.Address, fair.Seekers[0].Token, HubProtocol.Json);
        await using (var tab = await TabPublisher.Open(
            fair.Api, server.Address, fair.Session, await fair.Api.Login("host")))
        {
            await tab.Send(10);
            disk.Fill();
            await SayUntilItFails(hub, fair, fair.Seekers[0]);
        }

        await server.Prints("could not be told of its video");
        await fair.Api.Expect("GET", "/healthz", null, null);
        disk.Free();
        await Hears(hub, fair.Session, "paused");
    }

    [Fact]
    public async Task A_store_that_lost_its_tail_serves_what_is_whole_and_tells_watchers_who_know_more()
    {
        using var data = new DataFolder();
        var port = Server.FreePort();
        await using var first = await Start(data.Path, port);
        using var fair = await Fair.Open(first.Address, seekers: 1, newcomers: 0);
        var self = fair.Seekers[0];
        await using (var hub = await LiveHub.Open(first.Address, self.Token, HubProtocol.Json))
        {
            for (var i = 0; i < 20; i++)
            {
                await Say(hub, fair, fair.NextComment(self));
            }
        }

        first.Kill();
        await first.Ended();
        await using (var tail = File.OpenWrite(data.Database + "-wal"))
        {
            tail.SetLength(tail.Length - 10_000);
        }

        await using var second = await Start(data.Path, port);
        var left = (await fair.Read()).Log.Count;
        Assert.InRange(left, 1, 20);
        await using var again = await LiveHub.Open(second.Address, self.Token, HubProtocol.MessagePack);
        var epoch = (await fair.Api.Expect("GET", $"/api/sessions/{fair.Session}", null, null))
            .GetProperty("epoch").GetString();
        var joined = Assert.IsType<WatchItem.Joined>(await again.Watch(fair.Session, 21, epoch).FirstAsync());
        Assert.Equal((left, false), (joined.Head, joined.Recovered));

        // Each client that sends its acts again has them once, whether they had been lost or not.
        var repeated = fair.Acts.Select(act => new Act(act.OpId, act.Deed, act.Who, act.Content)).ToList();
        foreach (var act in repeated)
        {
            await Say(again, fair, act);
        }

        Assert.Empty(Oracle.Problems(repeated, await fair.Read()));
    }

    [Fact]
    public async Task A_seat_whose_event_was_lost_in_a_crash_is_told_of_when_its_viewer_asks_again()
    {
        using var data = new DataFolder();
        var port = Server.FreePort();
        await using var first = await Start(data.Path, port);
        using var fair = await Fair.Open(first.Address, seekers: 0, newcomers: 1);
        var newcomer = fair.NextNewcomer()!;
        var act = fair.NextEnrolment(newcomer);
        Assert.Equal(HttpStatusCode.Created, await Enrol(fair, newcomer, act));
        first.AskToEnd();
        Assert.Equal(0, await first.Ended());
        TakeLastEventBack(data.Database, $"s:{fair.Session}");

        await using var second = await Start(data.Path, port);
        Assert.NotEmpty(Oracle.Problems(fair.Acts, await fair.Read()));
        Assert.Equal(HttpStatusCode.OK, await Enrol(fair, newcomer, act));
        Assert.Empty(Oracle.Problems(fair.Acts, await fair.Read()));
    }

    private static async Task Hears(LiveHub hub, string session, string kind)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        await hub.Watch(session, null, null, late.Token).OfType<WatchItem.Frame>()
            .SelectMany(frame => frame.Events).FirstAsync(seen => seen.Kind == kind);
    }

    private static Task<Server> Start(string data, int port)
    {
        var settings = Path.Combine(data, "orleans.json");
        File.WriteAllText(settings, Fair.Settings);
        return Server.Start(port, data, "--demo", "--config", settings);
    }

    /// <summary>
    /// As if the process had died after the commit of the seat and before that of the session's event.
    /// </summary>
    private static void TakeLastEventBack(string database, string log)
    {
        using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """
            DELETE FROM log_event WHERE (log, offset) = (SELECT id, head FROM log WHERE name = $log);
            UPDATE log SET head = head - 1 WHERE name = $log;
            """;
        command.Parameters.AddWithValue("$log", log);
        Assert.Equal(2, command.ExecuteNonQuery());
    }

    /// <summary>Freed pages of the store may take some more: what they took is truly there.</summary>
    private static async Task<Act> SayUntilItFails(LiveHub hub, Fair fair, Person self)
    {
        for (var i = 0; i < 2_000; i++)
        {
            var act = fair.NextComment(self);
            try
            {
                await Say(hub, fair, act);
            }
            catch (HubException)
            {
                act.NoAnswer();
                return act;
            }
        }

        throw new InvalidOperationException("The disk never became full.");
    }

    private static async Task Say(LiveHub hub, Fair fair, Act act)
    {
        var answer = await hub.Comment(fair.Session, act.OpId, act.Content);
        Assert.True(answer.Ok, answer.Code);
        act.Answered(Verdict.Done, $"{answer.Offset}");
    }

    private static Task<HttpStatusCode> Apply(Fair fair, Person self, Act act) =>
        Post(fair, act, $"/api/postings/{act.Content}/applications", self.Token, "leadId", fair.Application(self, act));

    private static Task<HttpStatusCode> Enrol(Fair fair, Person newcomer, Act act) => Post(
        fair, act, $"/api/sessions/{fair.Session}/enrolments", newcomer.Token, "groupId", Fair.Enrolment(act));

    private static async Task<HttpStatusCode> Post(
        Fair fair, Act act, string path, string token, string result, object body)
    {
        var (status, answer) = await fair.Api.Call("POST", path, token, body);
        if ((int)status < 300)
        {
            act.Answered(Verdict.Done, answer.GetProperty(result).GetString()!);
        }
        else
        {
            act.NoAnswer();
        }

        return status;
    }
}
