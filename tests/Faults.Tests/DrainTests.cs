using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;
using LiveFair.Faults.Tests.Processes;
using LiveFair.Faults.Tests.Traffic;

namespace LiveFair.Faults.Tests;

/// <summary>SIGTERM in the middle of everything.</summary>
public sealed class DrainTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task A_server_that_is_asked_to_end_under_load_ends_well_and_keeps_what_it_acknowledged()
    {
        using var data = new DataFolder();
        await using var lives = new Lives(Server.FreePort(), data.Path, data.Settings(Fair.Settings))
        {
            Ending = Ending.Asked,
        };
        var ended = await lives.Begin(acknowledgements: 400, spins: 0);
        using var fair = await Fair.Open(lives.Server.Address, seekers: 16, newcomers: 60);
        fair.Acknowledged = lives.Acknowledged;
        var watcher = new Watcher(fair, lives, fair.Staff, HubProtocol.MessagePack, missed: 0);
        using var quiet = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        var watching = watcher.Run(over.Token);
        var seekers = Task.WhenAll(fair.Seekers.Select((person, i) => new Seeker(
            fair, lives, person, i % 2 == 0 ? HubProtocol.Json : HubProtocol.MessagePack, new Random(i))
            .Run(quiet.Token)));
        await ended.WaitAsync(Patience);
        var asked = lives.Server;
        Assert.Equal(0, await asked.Ended());
        Assert.Equal("", asked.Complained);

        await lives.Begin(acknowledgements: 0, spins: 0);
        await quiet.CancelAsync();
        await seekers.WaitAsync(Patience);
        var truth = await fair.Read();
        await watcher.Record.Reaches(truth.Log.Count).WaitAsync(Patience);
        await over.CancelAsync();
        await watching.WaitAsync(Patience);
        Assert.Empty(Oracle.Problems(fair.Acts, truth));
        Assert.Empty(watcher.Record.Problems(truth.Log));
        Assert.Equal(1, watcher.Record.Recovered);
    }

    [Fact]
    public async Task A_server_that_is_asked_to_end_while_it_starts_ends_without_a_stack_trace()
    {
        using var data = new DataFolder();
        await using var server = Server.Launch(Server.FreePort(), data.Path, "--demo");
        await server.Prints("LiveFair serves");
        server.AskToEnd();
        Assert.Equal(0, await server.Ended());
        Assert.Equal("", server.Complained);
    }
}
