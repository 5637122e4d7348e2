using LiveFair.Grains.Groups;
using LiveFair.Grains.Relay;
using LiveFair.Grains.Sessions;
using LiveFair.Grains.Storage;
using LiveFair.Grains.Storage.Recordings;
using LiveFair.Grains.Storage.Sqlite;
using LiveFair.Live.Accounts;
using LiveFair.Live.Audit;
using LiveFair.Live.Comments;
using LiveFair.Live.Employers;
using LiveFair.Live.Groups;
using LiveFair.Live.Interest;
using LiveFair.Live.Leads;
using LiveFair.Live.Log;
using LiveFair.Live.Media;
using LiveFair.Live.Media.Recordings;
using LiveFair.Live.Postings;
using LiveFair.Live.Sessions;
using LiveFair.Live.Stations;
using LiveFair.Live.Viewers;
using Microsoft.Extensions.DependencyInjection;

namespace LiveFair.Grains;

/// <summary>Puts the grains' neighbours together.</summary>
public static class FairServices
{
    /// <summary>
    /// What grains need besides a store and a relay. An <see cref="ISmsSender"/> comes from the front door.
    /// </summary>
    public static IServiceCollection AddFairGrains(this IServiceCollection services) =>
        services
            .AddSingleton<CommandBatcher>()
            .AddSingleton<SessionOpener>()
            .AddSingleton<HeldReview>()
            .AddSingleton<GroupSeats>()
            .AddSingleton<Enrolments>();

    /// <summary>The embedded store. It opens before anything registered behind it, and closes after.</summary>
    public static IServiceCollection AddSqliteStore(
        this IServiceCollection services, string file, StoreOrigin origin = StoreOrigin.Continued) => services
        .AddSingleton(new SqliteOptions { File = file, Origin = origin })
        .AddSingleton<SqliteDatabase>()
        .AddHostedService(provider => provider.GetRequiredService<SqliteDatabase>())
        .AddSingleton<ILogStore, SqliteLogStore>()
        .AddSingleton<ISessionStore, SqliteSessionStore>()
        .AddSingleton<IAudienceStore, SqliteAudienceStore>()
        .AddSingleton<IStreamKeyStore, SqliteStreamKeyStore>()
        .AddSingleton<IGroupStore, SqliteGroupStore>()
        .AddSingleton<IViewerStore, SqliteViewerStore>()
        .AddSingleton<IStationStore, SqliteStationStore>()
        .AddSingleton<IWordListStore, SqliteWordListStore>()
        .AddSingleton<IHeldStore, SqliteHeldStore>()
        .AddSingleton<IAnswerCardStore, SqliteAnswerCardStore>()
        .AddSingleton<IAccountStore, SqliteAccountStore>()
        .AddSingleton<IAuditStore, SqliteAuditStore>()
        .AddHostedService<AuditCheck>()
        .AddSingleton<IEmployerStore, SqliteEmployerStore>()
        .AddSingleton<IPostingStore, SqlitePostingStore>()
        .AddSingleton<ILeadStore, SqliteLeadStore>();

    /// <summary>Recordings as files.</summary>
    /// <param name="folder">Where they lie.</param>
    public static IServiceCollection AddRecordings(
        this IServiceCollection services, string folder, RecordingOptions options) => services
        .AddSingleton<IRecordingDisk, RecordingDisk>()
        .AddSingleton<IRecordingStore>(provider => ActivatorUtilities.CreateInstance<FileRecordingStore>(
            provider, folder, options));

    /// <summary>The relay of a single node.</summary>
    public static IServiceCollection AddInProcessRelay(this IServiceCollection services) =>
        services.AddSingleton<IRelay, InProcessRelay>();

    /// <summary>The relay of several nodes.</summary>
    /// <param name="redis">Where they meet, in StackExchange.Redis's words.</param>
    /// <param name="clusterId">Nodes of other clusters are not heard.</param>
    public static IServiceCollection AddRedisRelay(this IServiceCollection services, string redis, string clusterId) =>
        services
            .AddSingleton(new RedisRelayOptions { Redis = redis, ClusterId = clusterId })
            .AddSingleton<RedisRelay>()
            .AddSingleton<IRelay>(provider => provider.GetRequiredService<RedisRelay>())
            .AddHostedService(provider => provider.GetRequiredService<RedisRelay>());
}
