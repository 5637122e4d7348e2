using LiveFair.Grains.Storage.Sqlite;
using LiveFair.Live.Groups;
using LiveFair.Live.Log;
using LiveFair.Live.Sessions;
using LiveFair.Live.Viewers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Orleans.TestingHost;

namespace LiveFair.Grains.Tests;

/// <summary>
/// One silo in this process, with the embedded store in a folder of its own, and a clock that is set by hand.
/// </summary>
public sealed class Cluster : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livefair-grains-");
    private InProcessTestCluster? _cluster;

    public ManualClock Time { get; } = new();

    public IGrainFactory Grains => _cluster!.Client;

    internal SentCodes Sms { get; } = new();

    internal IServiceProvider Services => _cluster!.GetSiloServiceProvider();

    internal FlakyLogStore Logs => (FlakyLogStore)Services.GetRequiredService<ILogStore>();

    internal Task<Fair> NewFair() => Fair.Open(Services, Time);

    /// <summary>Ends a grain's activation, so that the next call loads anew.</summary>
    public Task Forget(IAddressable grain) => _cluster!.DeactivateAsync(grain);

    /// <summary>Ends when the grain has ended its activation by itself. Arm it before the act.</summary>
    public Task Forgotten(IAddressable grain) => _cluster!.WaitForDeactivationAsync(grain)
        .Within(TimeSpan.FromSeconds(20), () => $"{grain} ends its activation");

    public async Task InitializeAsync()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddSqliteStore(Path.Combine(_folder.FullName, "fair.db"));
            silo.Services.AddSingleton<SqliteLogStore>();
            silo.Services.AddSingleton<ILogStore>(services =>
                new FlakyLogStore(services.GetRequiredService<SqliteLogStore>()));
            silo.Services.AddFairGrains().AddInProcessRelay();
            silo.Services.AddSingleton<ISmsSender>(Sms);
            silo.Services.AddSingleton(Options.Create(new LiveSessionOptions { Gathering = TimeSpan.Zero }));
            silo.Services.AddSingleton(Options.Create(new ViewerOptions()));
            silo.Services.AddSingleton(Options.Create(new GroupOptions()));
            silo.Services.AddSingleton<TimeProvider>(Time);
        });
        _cluster = builder.Build();
        await _cluster.DeployAsync().Within(TimeSpan.FromSeconds(60), () => "the silo and its client are up");
        Time.Stop();
    }

    public async Task DisposeAsync()
    {
        Time.Run();
        await _cluster!.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}

[CollectionDefinition(nameof(Cluster))]
public sealed class ClusterCollection : ICollectionFixture<Cluster>;
