using System.Globalization;
using LiveFair.Faults.Tests.Clients;
using LiveFair.Faults.Tests.Ledgers;
using LiveFair.Faults.Tests.Processes;
using LiveFair.Faults.Tests.Traffic;

namespace LiveFair.Faults.Tests;

/// <summary>kill -9 at random moments. <c>LIVEFAIR_FAULT_SEED</c> replays the moments of a failed run.</summary>
public sealed class KillTests
{
    private const int Kills = 20;
    private const int LeastBetweenKills = 200;
    private const int EarlyKills = 4;
    private const int Seekers = 16;
    private const int Newcomers = 200;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task What_was_acknowledged_outlives_twenty_kills_once_and_every_client_recovers_or_is_told()
    {
        var seed = int.TryParse(
            Environment.GetEnvironmentVariable("LIVEFAIR_FAULT_SEED"), CultureInfo.InvariantCulture, out var given)
            ? given
            : Random.Shared.Next();
        try
        {
            await Run(seed);
        }
        catch (Exception problem)
        {
            throw new InvalidOperationException($"LIVEFAIR_FAULT_SEED={seed}: {problem.Message}", problem);
        }
    }

    private static async Task Run(int seed)
    {
        using var data = new DataFolder();
        await using var lives = new Lives(Server.FreePort(), data.Path, data.Settings(Fair.Settings));
        var random = new Random(seed);
        var plan = Plan(random);
        var killed = await lives.Begin(plan[0].Acknowledgements, plan[0].Spins);
        using var fair = await Fair.Open(lives.Server.Address, Seekers, Newcomers);
        fair.Acknowledged = lives.Acknowledged;
        var watchers = Watchers(fair, lives);
        using var quiet = new CancellationTokenSource();
        using var over = new CancellationTokenSource();
        var seekers = Task.WhenAll(fair.Seekers.Select((person, i) => new Seeker(
            fair, lives, person, Protocol(i), new Random(seed + i)).Run(quiet.Token)));
        var watching = Task.WhenAll(watchers.Select(watcher => watcher.Run(over.Token)));

        var between = new List<int>();
        for (var life = 1; life <= plan.Count; life++)
        {
            await Await(killed, $"kill {life}", lives, seekers, watching);
            between.Add(fair.Acts.Count(act => act.Verdict == Verdict.Done) - between.Sum());
            var (acknowledgements, spins) = life < plan.Count ? plan[life] : (0, 0);
            killed = await lives.Begin(acknowledgements, spins);
        }

        await quiet.CancelAsync();
        await Await(seekers, "every open act to get its answer", lives, watching);
        var truth = await fair.Read();
        foreach (var watcher in watchers)
        {
            await Await(watcher.Record.Reaches(truth.Log.Count), $"a watcher at {watcher.Record.After} to come to "
                + $"offset {truth.Log.Count}", lives, watching);
        }

        await over.CancelAsync();
        await Await(watching, "the watchers to leave", lives);

        string[] problems =
        [
            .. Oracle.Problems(fair.Acts, truth),
            .. watchers.SelectMany(watcher => watcher.Record.Problems(truth.Log)),
        ];
        Assert.True(problems.Length == 0, $"{problems.Length} problems: {string.Join("; ", problems.Take(10))}");
        Valid(fair, watchers, truth, between);
    }

    /// <summary>A run in which too little happened proves nothing, and is no success.</summary>
    private static void Valid(Fair fair, IReadOnlyList<Watcher> watchers, Truth truth, IReadOnlyList<int> between)
    {
        var story = $"acknowledged before each kill: {string.Join(' ', between)}";
        Assert.True(between.Count == Kills + EarlyKills, story);
        Assert.True(between.Count(count => count >= LeastBetweenKills) >= Kills, story);
        Assert.All(Enum.GetValues<Deed>(), deed => Assert.True(
            fair.Acts.Any(act => act.Deed == deed && act.Lost > 0), $"no {deed} was on its way when the server died"));
        Assert.True(truth.Groups.Count > 1, "no group overflowed into another");
        Assert.True(watchers.Any(watcher => watcher.Record.Recovered > 0), "no watcher recovered");
        Assert.True(watchers.Any(watcher => watcher.Record.ToldThatNot > 0), "no watcher stayed away too long");
    }

    /// <summary>When to kill: mostly amid traffic, a few times hardly after the start.</summary>
    private static List<(int Acknowledgements, int Spins)> Plan(Random random)
    {
        const int Every = (Kills + EarlyKills) / EarlyKills;
        return
        [
            .. Enumerable.Range(1, Kills + EarlyKills).Select(life => (
                life % Every == 0 ? random.Next(1, 20) : random.Next(LeastBetweenKills + Seekers, 600),
                random.Next(100_000))),
        ];
    }

    private static List<Watcher> Watchers(Fair fair, Lives lives) =>
    [
        new(fair, lives, fair.Staff, HubProtocol.Json, missed: 0),
        new(fair, lives, fair.Staff, HubProtocol.MessagePack, missed: 0),
        new(fair, lives, fair.Seekers[0].Token, HubProtocol.Json, missed: 1),
        new(fair, lives, fair.Seekers[1].Token, HubProtocol.MessagePack, missed: 5),
    ];

    private static HubProtocol Protocol(int i) => i % 2 == 0 ? HubProtocol.Json : HubProtocol.MessagePack;

    private static async Task Await(Task awaited, string what, Lives lives, params Task[] beside)
    {
        try
        {
            var first = await Task.WhenAny([awaited, .. beside]).WaitAsync(Patience);
            await first;
            await awaited.WaitAsync(Patience);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"Waited {Patience} for {what}, in life {lives.Count}. {lives.Server.Tail()}");
        }
    }
}
